import type { Suppression } from "@foyer/contract/mail";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { Tenant } from "../../authorize.ts";
import { isOwnReason } from "./suppress-address.ts";

type SuppressionRow = Omit<Suppression, "createdAt"> & { readonly createdAt: Date };

/** Suppressions (`s`) of an organization, the newest first. An address is told where an invitation of theirs tells it. */
export async function selectSuppressions(
  db: Pick<Transaction, "$queryRaw">,
  { organizationId }: Tenant,
  { where, most }: { readonly where: Prisma.Sql; readonly most: number },
): Promise<SuppressionRow[]> {
  return db.$queryRaw<SuppressionRow[]>`
    SELECT s.id, s.reason::text, i.email::text AS address, s.detail, s.created_at AS "createdAt",
      NOT ${isOwnReason} AS "canLift"
    FROM suppressions s
    LEFT JOIN invitations i ON i.id = s.invitation_id AND i.organization_id = s.organization_id
    WHERE s.organization_id = ${organizationId}::uuid AND ${where}
    ORDER BY s.created_at DESC, s.id DESC LIMIT ${most}`;
}

/** A suppression as it is answered. */
export function suppressionAnswer({ createdAt, ...suppression }: SuppressionRow): Suppression {
  return { ...suppression, createdAt: createdAt.toISOString() };
}
