import { type TimelineEntry, timelineEntry } from "@foyer/contract/invitations";
import { expect, test } from "vitest";
import { timelineSentence } from "./timeline.ts";

const who = "Grace Hopper";
const entry = (type: TimelineEntry["type"], more: Partial<TimelineEntry> = {}): TimelineEntry => ({
  at: "2026-01-01T00:00:00.000Z",
  type,
  message: null,
  actor: null,
  detail: null,
  ...more,
});
const told = (one: TimelineEntry, timeline: readonly TimelineEntry[] = [one]) =>
  timelineSentence(one, who, timeline).text;

test("everything that can happen has a sentence of its own", () => {
  const sentences = timelineEntry.shape.type.options.map((type) => told(entry(type)));
  expect(sentences.every((sentence) => /^[A-Z]/.test(sentence))).toBe(true);
  expect(new Set(sentences).size).toBe(sentences.length);
});

test("whoever of the team did it is named", () => {
  expect(told(entry("created", { actor: "Ada" }))).toBe("Ada created the invitation");
  expect(told(entry("resent", { actor: "Ada" }))).toBe("Ada sent the invitation again");
  expect(told(entry("cancelled", { actor: "Ada" }))).toBe("Ada cancelled the invitation");
});

test("an opening tells which message worked", () => {
  expect(told(entry("opened", { message: 2 }))).toBe("The invitation was opened from message 2");
});

test("an opening with a link that somebody copied is not put down to a message", () => {
  const opened = entry("opened", { message: 3 });
  const timeline = [entry("link_copied", { message: 3, actor: "Ada" }), opened];
  expect(told(opened, timeline)).toBe("The invitation was opened with the copied link (number 3)");
});

test("the invitee answers under the name that the team knows", () => {
  expect(told(entry("accepted"))).toBe("Grace Hopper accepted");
  expect(told(entry("link_requested"))).toBe("Grace Hopper asked for a fresh link");
});

test("a yes to an event that was taken back is told from a no, and by whom [S3.4]", () => {
  const accepted = entry("accepted");
  const [declined, cancelled] = [entry("declined"), entry("cancelled", { actor: "Ada" })];
  expect(told(declined, [accepted, declined])).toBe(
    "Grace Hopper can't come after all, and gave the seat back",
  );
  expect(told(cancelled, [accepted, cancelled])).toBe("Ada took the seat of Grace Hopper back");
  expect(told(declined)).toBe("Grace Hopper declined");
});
