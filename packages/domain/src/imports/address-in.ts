import { emailAddress } from "@foyer/contract/values";

/** What a cell says of somebody: their address, and the name beside it where it has both. */
type Addressed = { readonly email: string; readonly name: string | null };

// Longer than any address and name, and short enough for every pattern below.
const longest = 1_000;

/** The address in a cell, also as `Ada <ada@example.com>` or `mailto:ada@example.com`; null where there is not just one. */
export function addressIn(cell: string): Addressed | null {
  if (cell.length > longest || !cell.includes("@")) return null;
  const text = withoutMarks(cell);
  const [, name, inside] = /^([^<>]*)<([^<>]*)>[\s;,]*$/.exec(text) ?? [];
  const email = emailAddress.safeParse(bare(inside ?? text));
  return email.success ? { email: email.data, name: nameBeside(name) } : null;
}

// More are not looked for: that there are two is enough to know.
const mostListed = 10;

/** How many addresses a cell has among the first that are listed in it. */
export function addressesIn(cell: string): number {
  if (cell.length > longest) return 0;
  return withoutMarks(cell)
    .split(/[;,\s]+/, mostListed)
    .filter((part) => addressIn(part)).length;
}

/** Blanks of no width come along where somebody copies from a page or a chat. */
function withoutMarks(text: string): string {
  return text.replace(/[\u200b-\u200d\u2060\ufeff]/g, "").trim();
}

function bare(text: string): string {
  return withoutEnd(text.trim().replace(/^mailto:/i, "")).replace(/^(["'])(.*)\1$/, "$2");
}

/** From the back: `/[;,\s]+$/` would begin at each of a thousand blanks in the middle, and take seconds for some hundred rows. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[;,\s]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function nameBeside(text: string | undefined): string | null {
  const name = text?.trim().replace(/^(["'])(.*)\1$/, "$2");
  return name === undefined || name === "" ? null : name;
}
