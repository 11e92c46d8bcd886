import type { ByToken } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { findByLink } from "./find-by-link.ts";

/** Writes down that the accept page was opened, the first time for each link. @throws Failure `invitation_not_found` */
export async function recordOpened(ctx: Context, { token }: ByToken): Promise<{ status: "recorded" }> {
  const { id, organizationId, number } = await findByLink(ctx, token);
  await ctx.database.read.$executeRaw`
    UPDATE deliveries SET opened_at = now()
    WHERE invitation_id = ${id}::uuid AND organization_id = ${organizationId}::uuid AND number = ${number}
      AND opened_at IS NULL`;
  return { status: "recorded" };
}
