import { templateKinds } from "@foyer/contract/mail-templates";
import { expect, test } from "vitest";
import { occasions } from "./template-words.ts";

test("every e-mail that can be put into own words stands in the list, once [S3.10]", () => {
  const listed = occasions.flatMap(({ kinds }) => kinds);
  expect(listed.toSorted()).toEqual([...templateKinds].toSorted());
});
