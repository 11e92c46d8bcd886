import type { ByToken } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { findByLink } from "./find-by-link.ts";

/**
 * Writes down that the accept page was opened, the first time for each link. Holds the invitation, as whoever answers it does:
 * what commits first is told first. @throws Failure `invitation_not_found`
 */
export async function recordOpened(ctx: Context, { token }: ByToken): Promise<{ status: "recorded" }> {
  const { id, organizationId, number } = await findByLink(ctx, token);
  await ctx.database.read.$executeRaw`
    WITH unopened AS (
      SELECT d.id FROM deliveries d JOIN invitations i ON i.id = d.invitation_id
      WHERE d.invitation_id = ${id}::uuid AND d.organization_id = ${organizationId}::uuid AND d.number = ${number}
        AND d.opened_at IS NULL
      FOR NO KEY UPDATE OF i
    )
    UPDATE deliveries d SET opened_at = now() FROM unopened WHERE d.id = unopened.id AND d.opened_at IS NULL`;
  return { status: "recorded" };
}
