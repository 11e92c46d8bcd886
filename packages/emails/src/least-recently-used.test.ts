import { expect, test } from "vitest";
import { leastRecentlyUsed } from "./least-recently-used.ts";

test("keeps what was asked for last, and makes the rest anew", () => {
  const made: string[] = [];
  const of = leastRecentlyUsed<string>(2);
  const ask = (key: string) => of(key, () => (made.push(key), key));
  for (const key of ["a", "b", "a", "c", "a", "b"]) expect(ask(key)).toBe(key);
  expect(made).toEqual(["a", "b", "c", "b"]);
});

test("keeps no more than comes to its limit by size, however few that are [6-limits: bounded memory]", () => {
  const made: string[] = [];
  const of = leastRecentlyUsed<string>(10, (value, key) => value.length + key.length);
  const ask = (key: string, size: number) => of(key, () => (made.push(key), "x".repeat(size)));
  ask("a", 4);
  ask("b", 4);
  ask("a", 4);
  ask("c", 5); // too much for either beside it
  ask("a", 4);
  expect(made).toEqual(["a", "b", "c", "a"]);
  expect(ask("huge", 100)).toHaveLength(100);
  ask("huge", 100); // never kept, and nothing is kept beside it
  ask("a", 4);
  expect(made).toEqual(["a", "b", "c", "a", "huge", "huge", "a"]);
});
