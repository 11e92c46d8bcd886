import { expect, test } from "vitest";
import { linkTokenFrom } from "./link-token.ts";

const token = "AZjA3gAAcACAAAAAAAAAAQAAAAFzaWduYXR1cmUtXw";

test.each([
  ["as it stands in the link", `#${token}`],
  ["with the full stop of the sentence it stood in", `#${token}.`],
  ["with the bracket of the mail program", `#${token}>`],
  ["with a space at the end", `#${token}%20`],
  ["with a quotation mark and a comma", `#${token}",`],
])("the token is found %s", (_how, hash) => {
  expect(linkTokenFrom(hash)).toBe(token);
});

test.each(["", "#", "#%20", "#..."])("there is no token in %o", (hash) => {
  expect(linkTokenFrom(hash)).toBe("");
});

test("a fragment that no decoder takes is left to the server to refuse", () => {
  expect(linkTokenFrom("#%E0%A4%A")).toBe("%E0%A4%A");
});
