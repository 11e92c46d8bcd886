import { managesEvent, organizationRoles } from "@foyer/contract/permissions";
import { Prisma } from "@foyer/db/database";
import { mayEnter } from "../organizations/memberships.ts";

const rolesThatManage = (isOrganizer: boolean) =>
  organizationRoles.filter((role) => managesEvent(role, isOrganizer));
const organizing = rolesThatManage(true);
const managing = rolesThatManage(false);

/** Whether somebody manages event `e` now: as its organizer, or as whoever manages the organization. */
export function isManagedBy(userId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM memberships m
    WHERE m.organization_id = e.organization_id AND m.user_id = ${userId} AND ${mayEnter}
      AND m.role::text = ANY(CASE WHEN e.organizer_id = ${userId} THEN ${organizing}::text[] ELSE ${managing}::text[] END))`;
}

/** Whether whoever answers for invitation `i` to event `e` may still let people in to it; Foyer itself may. */
export const isVouchedFor = Prisma.sql`(i.inviter_id IS NULL OR ${isManagedBy(Prisma.sql`i.inviter_id`)})`;
