/** Where the cursor stands in a text, or what is marked in it. */
export type Selection = { readonly start: number; readonly end: number };

/**
 * What to write to put a variable where the cursor is. A block gets a line of its own, with an empty one around it where
 * something else stands.
 */
export function insertionOf(name: string, isBlock: boolean, text: string, { start, end }: Selection): string {
  const output = name === "answers" ? everyAnswer : `{{ ${name} }}`;
  if (!isBlock) return output;
  const [before, after] = [text.slice(0, start).trimEnd(), text.slice(end).trimStart()];
  const breaksBefore = before === "" ? "" : missing(text.slice(before.length, start));
  const breaksAfter = after === "" ? "" : missing(text.slice(end, text.length - after.length));
  return breaksBefore + output + breaksAfter;
}

// The only list there is: each of it on a line of its own.
const everyAnswer = "{% for answer in answers %}{{ answer }}\n{% endfor %}";

/** The line breaks that an empty line still needs. */
function missing(space: string): string {
  return "\n".repeat(Math.max(0, 2 - space.split("\n").length + 1));
}
