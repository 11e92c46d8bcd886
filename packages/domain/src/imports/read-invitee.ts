import { personName } from "@foyer/contract/account";
import { formulaStart } from "@foyer/contract/csv";
import type { ColumnMapping } from "@foyer/contract/imports";
import { emailAddress } from "@foyer/contract/values";
import { addressesIn, addressIn } from "./address-in.ts";

/** Whom a row names, and what is wrong with it; `isInvalid`: nobody can be invited by it. */
export type RowInvitee = {
  /** As it is in the file where it is no address. */
  readonly email: string;
  readonly fullName: string | null;
  readonly isInvalid: boolean;
  readonly message: string | null;
};

// Longer than any address or name: what is cut is none.
const mostOfCell = 1_001;

/** Reads a row as its columns say. A name that can't be used is left out: the address is as good without it. */
export function readInvitee(cells: readonly string[], mapping: ColumnMapping): RowInvitee {
  const cell = (place: number | undefined) =>
    place === undefined ? "" : asTyped((cells[place] ?? "").slice(0, mostOfCell));
  const addressCell = cell(mapping.email);
  const addressed = addressIn(addressCell);
  const called =
    inOrder(oneLine(cell(mapping.fullName))) ||
    oneLine(`${cell(mapping.firstName)} ${cell(mapping.lastName)}`) ||
    inOrder(oneLine(addressed?.name ?? ""));
  const name = called === "" ? null : personName.safeParse(called);
  if (!addressed) {
    const fullName = name?.success ? name.data : null;
    return { email: shown(addressCell), fullName, isInvalid: true, message: faultOf(addressCell) };
  }
  const { email } = addressed;
  if (name === null || name.success)
    return { email, fullName: name?.data ?? null, isInvalid: false, message: null };
  const fault = name.error.issues[0]?.message ?? "";
  return { email, fullName: null, isInvalid: false, message: `The name is left out. ${fault}` };
}

/**
 * A cell without the apostrophe that keeps spreadsheets from taking it for a formula: our own files have that too. Any other
 * stays, because an address may begin with one.
 */
function asTyped(cell: string): string {
  return cell.startsWith("'") && formulaStart.test(cell.slice(1)) ? cell.slice(1) : cell;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

const titles = new Set([
  "jr",
  "sr",
  "ii",
  "iii",
  "iv",
  "md",
  "phd",
  "esq",
  "msc",
  "bsc",
  "mba",
  "cpa",
  "drmed",
  "dr",
]);

/** "Lovelace, Ada" as people say it; "Ada Lovelace, PhD" is said so already. */
function inOrder(name: string): string {
  const [last, first, ...more] = name.split(",").map((part) => part.trim());
  if (!last || !first || more.length > 0 || titles.has(first.replace(/\P{L}/gu, "").toLowerCase()))
    return name;
  return `${first} ${last}`;
}

function faultOf(cell: string): string {
  if (cell.trim() === "") return "There is no e-mail address in this row.";
  if (addressesIn(cell) > 1) return "There are several addresses in this row: give each a row of its own.";
  return emailAddress.safeParse(cell.slice(0, 1_000)).error?.issues[0]?.message ?? "Not an e-mail address.";
}

/** What can be kept, and shown in one line. */
function shown(text: string): string {
  // oxlint-disable-next-line no-control-regex
  const line = text.slice(0, 320).replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, " ");
  return line.toWellFormed().trim();
}
