import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import { mayEnter } from "../organizations/memberships.ts";
import type { SpaceMemberRow } from "./read-space-members.ts";

/**
 * Keeps a space in somebody's care: the last custodian whom the organization lets in stays one. Ask while the space is held.
 * @throws Failure `conflict`
 */
export async function refuseLastCustodian(
  tx: Transaction,
  { spaceId, userId }: Pick<SpaceMemberRow, "spaceId" | "userId">,
): Promise<void> {
  // Locked: whoever is being switched off at this moment is waited for, and does not count then.
  const custodians = await tx.$queryRaw<{ userId: string }[]>`
    SELECT m.user_id AS "userId"
    FROM space_members s
    JOIN memberships m ON m.organization_id = s.organization_id AND m.user_id = s.user_id
    WHERE s.space_id = ${spaceId}::uuid AND s.role = 'custodian' AND ${mayEnter}
    ORDER BY m.id FOR SHARE OF m`;
  if (custodians.length !== 1 || custodians[0]?.userId !== userId) return;
  throw new Failure("conflict", {
    message: "This is the last custodian: make somebody else a custodian first.",
  });
}
