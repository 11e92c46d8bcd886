import { personName } from "@foyer/contract/account";
import { mostAtOnce } from "@foyer/contract/invitations";
import { emailAddress } from "@foyer/contract/values";
import { plural } from "../../lib/moment.ts";
import type { Invitee } from "./invite.ts";

/** One of what somebody has written or pasted. */
export type Piece = {
  /** As it was written. */
  readonly text: string;
  /** Null: it is no address. */
  readonly invitee: Invitee | null;
};

/** What is wrong with a piece. */
type PieceProblem = {
  readonly kind: "bad" | "twice" | "too_many" | "refused";
  readonly words: string;
};

export type JudgedPiece = Piece & { readonly problem: PieceProblem | null };

/**
 * Reads addresses in any form that people paste them in: one a line, columns of a sheet, `Ada <ada@…>; b@…`, or divided by
 * no more than spaces. Nothing is left out: what is no address comes back as it was written.
 */
export function readAddresses(text: string): readonly Piece[] {
  return readTable(text) ?? piecesOf(text).map((piece) => ({ text: piece, invitee: readOne(piece) }));
}

/** The same person as text that reads back as them. */
export function writeAddress({ email, fullName }: Invitee): string {
  return fullName ? `${quotedName(fullName)} <${email}>` : email;
}

/**
 * Says what is wrong with each piece.
 * @param refused why the server did not invite an address, by address
 */
export function judge(
  pieces: readonly Piece[],
  refused: ReadonlyMap<string, string> = new Map(),
): readonly JudgedPiece[] {
  const seen = new Set<string>();
  return pieces.map((piece) => ({ ...piece, problem: problemOf(piece.invitee, seen, refused) }));
}

function problemOf(
  invitee: Invitee | null,
  seen: Set<string>,
  refused: ReadonlyMap<string, string>,
): PieceProblem | null {
  if (!invitee) return { kind: "bad", words: "Not an e-mail address." };
  if (seen.has(invitee.email)) return { kind: "twice", words: "In the list already." };
  seen.add(invitee.email);
  if (seen.size > mostAtOnce) return { kind: "too_many", words: "One too many for one time." };
  const words = refused.get(invitee.email);
  return words === undefined ? null : { kind: "refused", words };
}

/** Those who would be invited: nobody twice, in the order that they came in. */
export function inviteesIn(judged: readonly JudgedPiece[]): readonly Invitee[] {
  return judged.flatMap(({ invitee, problem }) => (invitee && problem?.kind !== "twice" ? [invitee] : []));
}

const named = 5; // of what is wrong; the rest is counted

/** Why these can't be sent as they stand; null if they can. */
export function whatStops(judged: readonly JudgedPiece[]): string | null {
  const bad = judged.filter(({ invitee }) => invitee === null).map(({ text }) => `“${text.slice(0, 60)}”`);
  if (bad.length === 1) return `${bad[0]} is not an e-mail address. Mend it, or take it out.`;
  if (bad.length > 1) {
    const more = bad.length > named ? ` and ${plural(bad.length - named, "other")}` : "";
    return `${bad.slice(0, named).join(", ")}${more} are not e-mail addresses. Mend them, or take them out.`;
  }
  const count = inviteesIn(judged).length;
  if (count === 0) return "Write at least one e-mail address.";
  if (count > mostAtOnce)
    return `At most ${mostAtOnce.toLocaleString("en")} can be invited at once: these are ${count.toLocaleString("en")}. For more there is the import of a file.`;
  return null;
}

const mostNames = 2; // columns that can make a name together: the first one and the last one

/** Rows of a sheet: in each of two or more lines as many columns, and the address in the same one; the first may name them. */
function readTable(text: string): readonly Piece[] | null {
  const lines = text.split(/\r?\n|\r/).filter((line) => line.trim() !== "");
  const divider = ["\t", ";", ","].find((each) => lines.every((line) => line.includes(each)));
  if (lines.length < 2 || divider === undefined) return null;
  const rows = lines.map((line) => line.split(divider).map((cell) => cell.trim().replaceAll('"', "")));
  const [first = [], second = []] = rows;
  const address = second.findIndex((cell) => cell.includes("@"));
  const isLike = (row: readonly string[]) =>
    row.length === second.length && row.every((cell, column) => cell.includes("@") === (column === address));
  const head = first.every((cell) => !cell.includes("@"));
  const people = head ? rows.slice(1) : rows;
  if (address < 0 || second.length < 2 || second.length > mostNames + 1 || !people.every(isLike)) return null;
  return people.map((row) => {
    const name = row.filter((_cell, column) => column !== address).join(" ");
    return { text: row.join(" ").trim(), invitee: inviteeOf(row[address] ?? "", name) };
  });
}

// A name in quotes may hold what otherwise divides.
const divided = /(?:"[^"\n]*"|<[^<>\n]*>|[^,;\n"<]|["<])+/g;

function piecesOf(text: string): readonly string[] {
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
  if (bracketed) return inviteeOf(bracketed[2] ?? "", bracketed[1] ?? "");
  const words = piece.split(/\s+/);
  const address = words.find((word) => word.includes("@"));
  if (address === undefined) return null;
  return inviteeOf(address, words.filter((word) => word !== address).join(" "));
}

function inviteeOf(address: string, name: string): Invitee | null {
  // As links and ends of sentences have it. Nothing longer than this is an address, and it is not looked through for one.
  const bare = address
    .slice(0, 500)
    .replace(/^<?mailto:/i, "")
    .replace(/(?:\?.*|[>.)]+)$/, "");
  const email = emailAddress.safeParse(bare);
  if (!email.success) return null;
  // A name that can't be kept is left out: the address is what counts.
  const fullName = personName.safeParse(name.replaceAll(/["\s]+/g, " "));
  return { email: email.data, ...(fullName.success && { fullName: fullName.data }) };
}

function quotedName(name: string): string {
  return /[,;<>"]/.test(name) ? `"${name.replaceAll('"', "")}"` : name;
}
