import { invalidInput } from "@foyer/contract/failures";
import { z } from "zod";

/** Where a page ends: lists are ordered by time and id, the newest first. */
export type Position = { readonly at: Date; readonly id: string };

// PostgreSQL has no year 0, which ISO 8601 has.
const position = z.object({
  at: z.iso.datetime().pipe(z.coerce.date<string>().min(new Date(0))),
  id: z.uuid(),
});

/** Reads the opaque cursor of a list's input. @throws Failure `invalid_input` */
export function positionOf(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw invalidInput("cursor", "Not a cursor of this list.");
  }
}

/** Makes a page of rows that were read with `limit + 1`: the one too many tells that there is more. */
export function pageOf<Row, Item>(
  rows: readonly Row[],
  limit: number,
  toItem: (row: Row) => Item,
  toPosition: (row: Row) => Position,
): { items: Item[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const more = rows.length > limit && last !== undefined;
  return { items: items.map(toItem), nextCursor: more ? cursorOf(toPosition(last)) : null };
}

function cursorOf({ at, id }: Position): string {
  return Buffer.from(JSON.stringify({ at: at.toISOString(), id })).toString("base64url");
}

/** A pattern for `ILIKE` that finds `text` anywhere, its own wildcards taken literally. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
}
