import { expect, test } from "vitest";
import { inGroups } from "./in-groups.ts";

test("what comes while a group is written goes into the next", async () => {
  const groups: (readonly number[])[] = [];
  const first = Promise.withResolvers<void>();
  const notes = inGroups<number>(async (group) => {
    groups.push(group);
    if (groups.length === 1) await first.promise;
  });
  const early = [notes.add(1), notes.add(2)];
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  const late = [notes.add(3), notes.add(4), notes.add(5)];
  first.resolve();
  await Promise.all([...early, ...late]);
  expect(groups).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
});

test("one that can't be written keeps none of the others from it", async () => {
  const written: number[] = [];
  const notes = inGroups<number>(async (group) => {
    if (group.includes(2)) throw new Error("not this one");
    written.push(...group);
  });
  const ends = await Promise.allSettled([1, 2, 3].map((each) => notes.add(each)));
  expect(ends.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(written).toEqual([1, 3]);
  await notes.add(4);
  expect(written).toEqual([1, 3, 4]);
});
