import type { ByInvitation } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { actOnOne } from "./act-on-these.ts";
import { authorizeForInvitation } from "./authorize-for-invitation.ts";

/**
 * Takes an invitation back: every link to it stops working at once.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `not_pending`
 */
export async function cancelInvitation(ctx: Context, { invitationId }: ByInvitation): Promise<null> {
  const these = await authorizeForInvitation(ctx, "invitation.cancel", invitationId);
  return actOnOne(ctx, { ...these, action: "cancel" }, async () => null);
}
