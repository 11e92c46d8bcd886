import { Failure } from "@foyer/contract/failures";
import { can, type SpaceRole } from "@foyer/contract/permissions";
import { type Space, space } from "@foyer/contract/spaces";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { SpaceTenant, Tenant } from "../authorize.ts";
import { mayEnter } from "../organizations/memberships.ts";

/** A row as `selectSpaces` reads it. */
export type SpaceRow = {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly role: SpaceRole | null;
  readonly memberCount: number;
  readonly createdAt: Date;
};

/**
 * The spaces that a tenant may see: their own, or all where they manage the organization. `where` speaks of `s` (the space).
 */
export async function selectSpaces(
  db: Pick<Transaction, "$queryRaw">,
  tenant: Tenant | SpaceTenant,
  where: Prisma.Sql,
  limit: number,
): Promise<SpaceRow[]> {
  return db.$queryRaw<SpaceRow[]>`
    SELECT s.id, s.organization_id AS "organizationId", s.name, own.role::text, s.created_at AS "createdAt",
      (SELECT count(*)::int FROM space_members i
        JOIN memberships m ON m.organization_id = i.organization_id AND m.user_id = i.user_id
        WHERE i.space_id = s.id AND ${mayEnter}) AS "memberCount"
    FROM spaces s
    LEFT JOIN space_members own ON own.space_id = s.id AND own.user_id = ${tenant.caller.userId}::uuid
    WHERE s.organization_id = ${tenant.organizationId}::uuid AND s.removed_at IS NULL AND ${seenBy(tenant)} AND ${where}
    ORDER BY s.created_at DESC, s.id DESC
    LIMIT ${limit}`;
}

function seenBy(tenant: Tenant | SpaceTenant): Prisma.Sql {
  if (tenant.of === "space") return Prisma.sql`s.id = ${tenant.spaceId}::uuid`;
  return can(tenant.role, "space.manageAll") ? Prisma.sql`true` : Prisma.sql`own.role IS NOT NULL`;
}

/** The space that a proof is about. @throws Failure `not_found` (removed) */
export async function readSpace(db: Pick<Transaction, "$queryRaw">, tenant: SpaceTenant): Promise<Space> {
  const [row] = await selectSpaces(db, tenant, Prisma.sql`true`, 1);
  if (!row) throw new Failure("not_found");
  return spaceAnswer(row);
}

/** A row as the contract promises it. */
export function spaceAnswer(row: SpaceRow): Space {
  return space.parse({ ...row, createdAt: row.createdAt.toISOString() });
}
