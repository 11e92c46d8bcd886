import { Prisma } from "@foyer/db/database";
import { containing } from "./page.ts";

/**
 * Whether what somebody searches for stands in a text, anywhere, whatever its case. One letter or two must begin a word there:
 * they are in nearly every text, and the indexes know no less than three.
 */
export function isFoundIn(text: Prisma.Sql, search: string): Prisma.Sql {
  if (!/^[a-z0-9]{1,2}$/i.test(search)) return Prisma.sql`${text} ILIKE ${containing(search)}`;
  const begins = beginnings.map((before) => Prisma.sql`${text} ILIKE ${`${before}${search}%`}`);
  return Prisma.sql`(${Prisma.join(begins, " OR ")})`;
}

// What may stand before a word, as patterns: nothing, or what parts an address or a name.
const beginnings = ["", "%\n", "% ", "%.", "%@", "%-", "%\\_", "%+", "%'"];

/**
 * The same for a text that is found by way of something else: the planner is told nothing of how many rows this leaves, since
 * what leads to them says it already.
 */
export function isAlsoFoundIn(text: Prisma.Sql, search: string): Prisma.Sql {
  return Prisma.sql`COALESCE(${isFoundIn(text, search)}, false)`;
}
