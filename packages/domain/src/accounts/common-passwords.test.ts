import { expect, test, vi } from "vitest";
import { isCommonPassword } from "./common-passwords.ts";

let isThere = false;
vi.mock("@zxcvbn-ts/language-common", () => ({
  get dictionary() {
    if (!isThere) throw new Error("The disk was busy.");
    return { "passwords-common": ["sunshine"] };
  },
}));

test("a list that could not be read is read again for the next password", async () => {
  await expect(isCommonPassword("sunshine")).rejects.toThrow("The disk was busy.");
  isThere = true;
  expect(await isCommonPassword("sunshine")).toBe(true);
  expect(await isCommonPassword("sunshine over the harbour")).toBe(false);
});
