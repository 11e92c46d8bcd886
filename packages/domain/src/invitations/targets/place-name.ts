import { Prisma } from "@foyer/db/database";
import { targets } from "./targets.ts";

/** What the place of invitation `i` is called, whichever door it is behind. Asks the tables of that door alone. */
export const placeName = Prisma.sql`CASE i.kind::text ${Prisma.join(
  Object.entries(targets).map(
    ([kind, target]) => Prisma.sql`WHEN ${Prisma.raw(`'${kind}'`)} THEN ${target.placeName}`,
  ),
  " ",
)} END`;
