import type { InvitationKind } from "@foyer/contract/doors";
import { Prisma } from "@foyer/db/database";
import { targets } from "./targets/targets.ts";

/** When invitation `i` ends, counted from now: after the hours that it was given, or those named. */
export function untilOf(kind: InvitationKind, hours?: number): Prisma.Sql {
  return targets[kind].until({
    placeId: Prisma.sql`i.place_id`,
    invitationId: Prisma.sql`i.id`,
    hours: hours === undefined ? Prisma.sql`i.expires_in_hours` : Prisma.sql`${hours}::int`,
  });
}
