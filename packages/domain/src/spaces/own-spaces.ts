import type { Me } from "@foyer/contract/auth";
import type { Transaction } from "@foyer/db/database";
import { type Caller, openMemberships } from "../caller.ts";

/** The spaces that let somebody in by a role of their own, in the organizations that they may enter, by name. */
export async function readOwnSpaces(
  db: Pick<Transaction, "$queryRaw">,
  caller: Caller,
): Promise<Me["spaces"]> {
  const organizationIds = openMemberships(caller).map(({ organizationId }) => organizationId);
  return db.$queryRaw`
    SELECT s.id, s.organization_id AS "organizationId", s.name, m.role::text
    FROM space_members m JOIN spaces s ON s.id = m.space_id
    WHERE m.user_id = ${caller.userId}::uuid AND m.organization_id = ANY(${organizationIds}::uuid[])
      AND s.removed_at IS NULL
    ORDER BY s.name, s.id`;
}
