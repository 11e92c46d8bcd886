import type { Services } from "../context.ts";
import { hasStatus } from "../invitations/lifecycle.ts";
import { type SetUp, setUpOrganization } from "./set-up-organization.ts";

/**
 * The pending invitation of the owner-to-be, as long as nobody owns anything here; `null` otherwise. Where it has ended
 * without an answer a new one is made: an installation that nobody can enter is of no use.
 */
export async function findWaitingOwner(services: Services, setUp: SetUp): Promise<string | null> {
  const { read } = services.database;
  const owned = await read.membership.findFirst({
    where: { role: "owner", active: true },
    select: { id: true },
  });
  if (owned) return null;
  const [waiting] = await read.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM invitations i
    WHERE i.role = 'owner' AND i.inviter_id IS NULL AND ${hasStatus("pending")}
    ORDER BY i.created_at LIMIT 1`;
  return waiting?.id ?? (await setUpOrganization(services, setUp)).invitationId;
}
