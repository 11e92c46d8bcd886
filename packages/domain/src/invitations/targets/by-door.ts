import { Prisma } from "@foyer/db/database";
import type { Target } from "./target.ts";
import { targets } from "./targets.ts";

/** What each door says of invitation `i`, as one scalar. Asks the tables of that invitation's door alone. */
export function byDoor(saying: (target: Target) => Prisma.Sql): Prisma.Sql {
  const cases = Object.entries(targets).map(
    ([kind, target]) => Prisma.sql`WHEN ${Prisma.raw(`'${kind}'`)} THEN ${saying(target)}`,
  );
  return Prisma.sql`CASE i.kind::text ${Prisma.join(cases, " ")} END`;
}
