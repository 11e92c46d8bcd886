import { Mail } from "lucide-react";
import { expect, test } from "vitest";
import { matchingEntries, stillFits } from "./matching-entries.ts";
import type { PaletteEntry } from "./palette-entry.ts";

const entry = (label: string, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id: label,
  label,
  icon: Mail,
  leads: true,
  run: () => {},
  ...more,
});
const groups = [
  { label: "Do", items: [entry("Invite people", { words: "send add" })] },
  { label: "Go to", items: [entry("My invitations"), entry("Invitations"), entry("People")] },
];
const found = (text: string) =>
  matchingEntries(groups, text).map(({ label, items }) => [label, ...items.map((each) => each.label)]);

test("entries are found by the beginnings of their words, their own name's first", () => {
  expect(found("inv")).toEqual([
    ["Do", "Invite people"],
    ["Go to", "Invitations", "My invitations"],
  ]);
  expect(found("  PEOPLE inv ")).toEqual([["Do", "Invite people"]]);
  expect(found("add")).toEqual([["Do", "Invite people"]]);
  expect(found("vite")).toEqual([]);
});

test("without a text everything is offered", () => {
  expect(found("").flat()).toHaveLength(6);
});

test("somebody found for an older text is not taken for one of the new", () => {
  const ada = entry("Ada Admin", { detail: "ada@example.com" });
  expect(stillFits(ada, "Adm")).toBe(true);
  expect(stillFits(ada, "@example")).toBe(true);
  expect(stillFits(ada, "bob")).toBe(false);
});
