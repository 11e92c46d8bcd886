import { Failure } from "@foyer/contract/failures";
import { canInSpace, type OrganizationRole, type SpaceRole } from "@foyer/contract/permissions";
import { type SpaceMember, spaceMember } from "@foyer/contract/spaces";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { SpaceTenant } from "../authorize.ts";
import { mayEnter } from "../organizations/memberships.ts";

/** A row as `selectSpaceMembers` reads it. */
export type SpaceMemberRow = {
  readonly id: string;
  readonly spaceId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: SpaceRole;
  readonly organizationRole: OrganizationRole;
  readonly active: boolean;
  readonly joinedAt: Date;
};

/** Those in a space. `where` speaks of `s` (their place in it), `m` (that in the organization) and `u` (the person). */
export async function selectSpaceMembers(
  db: Pick<Transaction, "$queryRaw">,
  { organizationId, spaceId }: SpaceTenant,
  where: Prisma.Sql,
  limit: number,
): Promise<SpaceMemberRow[]> {
  return db.$queryRaw<SpaceMemberRow[]>`
    SELECT s.id, s.space_id AS "spaceId", u.id AS "userId", u.name, u.email::text, s.role::text,
      m.role::text AS "organizationRole", ${mayEnter} AS active, s.joined_at AS "joinedAt"
    FROM space_members s
    JOIN memberships m ON m.organization_id = s.organization_id AND m.user_id = s.user_id
    JOIN users u ON u.id = s.user_id
    WHERE s.space_id = ${spaceId}::uuid AND s.organization_id = ${organizationId}::uuid AND ${where}
    ORDER BY s.joined_at DESC, s.id DESC
    LIMIT ${limit}`;
}

/** One of those in a space. @throws Failure `not_found` */
export async function requireSpaceMember(
  db: Pick<Transaction, "$queryRaw">,
  tenant: SpaceTenant,
  userId: string,
): Promise<SpaceMemberRow> {
  const [row] = await selectSpaceMembers(db, tenant, Prisma.sql`s.user_id = ${userId}::uuid`, 1);
  if (!row) throw new Failure("not_found");
  return row;
}

/** Whether somebody of a space is shown the others' addresses: those who invite by them, and nobody else. */
export function seesAddresses({ role, organizationRole }: SpaceTenant): boolean {
  return canInSpace(role, "invitation.view", organizationRole);
}

/** A row as the contract promises it to this reader. */
export function spaceMemberAnswer(tenant: SpaceTenant, row: SpaceMemberRow): SpaceMember {
  const shown = seesAddresses(tenant) || row.userId === tenant.caller.userId;
  return spaceMember.parse({
    ...row,
    email: shown ? row.email : null,
    joinedAt: row.joinedAt.toISOString(),
  });
}
