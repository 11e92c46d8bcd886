import { Prisma } from "@foyer/db/database";
import type { Host } from "../authorize.ts";

/** Whether invitation `i` is a host's to manage. */
export function managedBy({ organizationId, placeId }: Host): Prisma.Sql {
  if (placeId === null) return Prisma.sql`i.organization_id = ${organizationId}::uuid`;
  return Prisma.sql`(i.place_id = ${placeId}::uuid AND i.organization_id = ${organizationId}::uuid)`;
}
