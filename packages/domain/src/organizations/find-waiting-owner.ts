import type { Services } from "../context.ts";

/** The pending invitation of the owner-to-be, as long as nobody owns anything here; `null` otherwise. */
export async function findWaitingOwner({ database }: Services): Promise<string | null> {
  const [waiting] = await database.read.$queryRaw<{ id: string }[]>`
    SELECT id FROM invitations
    WHERE role = 'owner' AND inviter_id IS NULL AND status = 'pending' AND expires_at > now()
      AND NOT EXISTS (SELECT 1 FROM memberships WHERE role = 'owner' AND active)
    ORDER BY created_at LIMIT 1`;
  return waiting?.id ?? null;
}
