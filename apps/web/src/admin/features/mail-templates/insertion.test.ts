import { describe, expect, test } from "vitest";
import { insertionOf } from "./insertion.ts";

/** What a text with a cursor (`|`) becomes. */
function inserted(name: string, isBlock: boolean, marked: string): string {
  const at = marked.indexOf("|");
  const text = marked.replace("|", "");
  return text.slice(0, at) + insertionOf(name, isBlock, text, { start: at, end: at }) + text.slice(at);
}

describe("a variable goes where the cursor is [S3.10]", () => {
  test.each([
    ["Dear |,", "Dear {{ invitee }},"],
    ["|", "{{ invitee }}"],
  ])("%s", (before, after) => expect(inserted("invitee", false, before)).toBe(after));

  test.each([
    ["|", "{{ details }}"],
    ["Come.|", "Come.\n\n{{ details }}"],
    ["Come.\n|", "Come.\n\n{{ details }}"],
    ["Come.\n\n|", "Come.\n\n{{ details }}"],
    ["Come.\n\n|\n\nBye.", "Come.\n\n{{ details }}\n\nBye."],
    ["Come.|Bye.", "Come.\n\n{{ details }}\n\nBye."],
    ["|Bye.", "{{ details }}\n\nBye."],
  ])("and a block on a line of its own: %j", (before, after) =>
    expect(inserted("details", true, before)).toBe(after),
  );
});
