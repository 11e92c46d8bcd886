import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure, type Reason, reasons } from "@foyer/contract/failures";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");
const page = await readFile(join(root, "docs/troubleshooting.md"), "utf8");

test("the documentation explains every reason, with its status and its sentence [S4.7]", () => {
  const rows = [...page.matchAll(/^\| `(\w+)` \| (\d+) \| “(.+)” \| \S.*\|$/gm)].map(([, ...cells]) => cells);
  const isReason = (name: string): name is Reason => Object.hasOwn(reasons, name);
  const known = Object.keys(reasons).filter(isReason);
  expect(rows).toEqual(known.map((name) => [name, String(reasons[name]), new Failure(name).message]));
});

test("what it quotes is what Foyer says, word for word", async () => {
  const files = glob("{apps,packages}/*/src/**/*.{ts,tsx}", {
    cwd: root,
    exclude: (name) => name.includes(".test."),
  });
  const sources: string[] = [];
  for await (const file of files) sources.push(await readFile(join(root, file), "utf8"));
  const said = sources.join("\n").replaceAll('\\"', '"');
  // What Foyer fills in is no part of what stands in the sources.
  const quotes = [...page.matchAll(/“(.+?)”/g)].map(([, quote = ""]) => quote);
  const missing = quotes.filter((quote) => !quote.split("…").every((part) => said.includes(part.trim())));
  expect(quotes.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});
