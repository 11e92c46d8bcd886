import { personName } from "@foyer/contract/account";
import { emailAddress } from "@foyer/contract/values";

/** Somebody to invite, as the server takes them. */
export type Invitee = { readonly email: string; readonly fullName?: string };

export type Addresses = {
  /** Nobody twice, in the order that they came in. */
  readonly invitees: readonly Invitee[];
  /** What is no address, as it was written. */
  readonly bad: readonly string[];
};

/** How many can be invited at once. */
export const mostAtOnce = 1000;

/**
 * Reads addresses in any form that people paste them in: one a line, a column of a sheet, `Ada <ada@…>; b@…`, or divided by
 * no more than spaces.
 */
export function readAddresses(text: string): Addresses {
  const invitees = new Map<string, Invitee>();
  const bad: string[] = [];
  for (const piece of pieces(text)) {
    const invitee = readOne(piece);
    if (!invitee) bad.push(piece);
    else if (!invitees.has(invitee.email)) invitees.set(invitee.email, invitee);
  }
  return { invitees: [...invitees.values()], bad: [...new Set(bad)] };
}

/** The same people as text that reads back as them. */
export function writeAddresses(invitees: readonly Invitee[]): string {
  return invitees
    .map(({ email, fullName }) => (fullName ? `${quotedName(fullName)} <${email}>` : email))
    .join("\n");
}

// A name in quotes may hold what otherwise divides.
const divided = /(?:"[^"\n]*"|<[^<>\n]*>|[^,;\n"<]|["<])+/g;

function pieces(text: string): readonly string[] {
  return (text.match(divided) ?? [])
    .map((piece) => piece.trim())
    .filter((piece) => piece !== "")
    .flatMap(onlyAddresses);
}

// Several addresses with nothing but spaces between them, and no name among them.
function onlyAddresses(piece: string): readonly string[] {
  const words = piece.split(/\s+/);
  return words.length > 1 && !piece.includes("<") && words.every((word) => word.includes("@"))
    ? words
    : [piece];
}

function readOne(piece: string): Invitee | null {
  const bracketed = /^(.*)<([^<>]*)>$/s.exec(piece);
  if (bracketed) return invitee(bracketed[2] ?? "", bracketed[1] ?? "");
  const words = piece.split(/\s+/);
  const address = words.find((word) => word.includes("@"));
  if (address === undefined) return null;
  return invitee(address, words.filter((word) => word !== address).join(" "));
}

function invitee(address: string, name: string): Invitee | null {
  const email = emailAddress.safeParse(address.replace(/^mailto:/i, ""));
  if (!email.success) return null;
  // A name that can't be kept is left out: the address is what counts.
  const fullName = personName.safeParse(name.replaceAll(/["\s]+/g, " "));
  return { email: email.data, ...(fullName.success && { fullName: fullName.data }) };
}

function quotedName(name: string): string {
  return /[,;<>"]/.test(name) ? `"${name.replaceAll('"', "")}"` : name;
}
