import type { InvitationStatus } from "@foyer/contract/invitations";
import { type Person, person } from "@foyer/contract/people";
import type { OrganizationRole } from "@foyer/contract/permissions";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { Tenant } from "../authorize.ts";
import { effectiveStatus, hasStatus } from "../invitations/lifecycle.ts";
import { mayEnter } from "../organizations/memberships.ts";

/** A row as `selectPeople` reads it. */
export type PersonRow = {
  membershipId: string;
  organizationId: string;
  userId: string;
  email: string;
  name: string;
  role: OrganizationRole;
  active: boolean;
  mfaEnabled: boolean;
  joinedAt: Date | null;
  createdAt: Date;
  invitationId: string | null;
  invitationStatus: InvitationStatus | null;
  invitationExpiresAt: Date | null;
  invitationCreatedAt: Date | null;
  resendCount: number | null;
};

/**
 * What a tenant may call somebody: as they call themselves once they have joined, until then as the invitation does. An
 * account may belong to others, who have not told us about it.
 */
export const shownName = Prisma.sql`CASE WHEN m.joined_at IS NULL THEN COALESCE(n.full_name, split_part(u.email::text, '@', 1)) ELSE u.name END`;

/** Whether somebody has a second factor, as far as a tenant may know: nothing of those who may not enter. */
export const shownMfa = Prisma.sql`(${mayEnter}
  AND EXISTS (SELECT 1 FROM totp t WHERE t.user_id = u.id AND t.enabled_at IS NOT NULL))`;

/**
 * People of one tenant, with the newest invitation of those who may not enter, and the pending one of guests. `where` speaks
 * of `m` (the membership), `u` (the person) and `n` (that invitation).
 */
export async function selectPeople(
  db: Pick<Transaction, "$queryRaw">,
  tenant: Tenant,
  where: Prisma.Sql,
  limit: number,
): Promise<PersonRow[]> {
  return db.$queryRaw<PersonRow[]>`
    SELECT m.id AS "membershipId", m.organization_id AS "organizationId", u.id AS "userId", u.email::text, ${shownName} AS name,
      m.role::text, m.active, ${shownMfa} AS "mfaEnabled", m.joined_at AS "joinedAt", m.created_at AS "createdAt",
      n.id AS "invitationId", n.status AS "invitationStatus", n.expires_at AS "invitationExpiresAt",
      n.created_at AS "invitationCreatedAt", n.resend_count AS "resendCount"
    FROM memberships m
    JOIN users u ON u.id = m.user_id
    LEFT JOIN LATERAL (
      SELECT i.id, ${effectiveStatus} AS status, i.full_name, i.expires_at, i.created_at, i.resend_count FROM invitations i
      WHERE i.organization_id = m.organization_id AND i.email = u.email AND i.kind = 'organization'
        AND (NOT ${mayEnter} OR (m.role = 'guest' AND ${hasStatus("pending")}))
      ORDER BY i.created_at DESC, i.id DESC LIMIT 1
    ) n ON true
    WHERE m.organization_id = ${tenant.organizationId}::uuid AND ${where}
    ORDER BY m.created_at DESC, m.id DESC
    LIMIT ${limit}`;
}

/** A row as the contract promises it. */
export function personAnswer(row: PersonRow): Person {
  return person.parse({
    userId: row.userId,
    organizationId: row.organizationId,
    email: row.email,
    name: row.name,
    role: row.role,
    status: row.active ? "active" : row.invitationStatus === "pending" ? "invited" : "inactive",
    mfaEnabled: row.mfaEnabled,
    joinedAt: row.joinedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    invitation: row.invitationId && {
      id: row.invitationId,
      status: row.invitationStatus,
      expiresAt: row.invitationExpiresAt?.toISOString(),
      createdAt: row.invitationCreatedAt?.toISOString(),
      resendCount: row.resendCount,
    },
  });
}
