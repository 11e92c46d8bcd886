import { expect, test } from "vitest";
import { readOnce } from "./read-once.ts";

test("what could not be read is read again for the next, and then kept", async () => {
  const reads = [Promise.reject(new Error("The disk was busy.")), Promise.resolve("sunshine")];
  const list = readOnce(async () => {
    const next = reads.shift();
    if (!next) throw new Error("Read once more.");
    return next;
  });
  await expect(list()).rejects.toThrow("The disk was busy.");
  expect(await list()).toBe("sunshine");
  expect(await list()).toBe("sunshine");
});
