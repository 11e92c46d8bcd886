import type { ByInvitation } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { authorizeForInvitation } from "./authorize-for-invitation.ts";
import { transition } from "./lifecycle.ts";
import { recordInvitation } from "./record-invitation.ts";
import { targets } from "./targets/targets.ts";

/**
 * Takes an invitation back: every link to it stops working at once.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `not_pending`
 */
export async function cancelInvitation(ctx: Context, { invitationId }: ByInvitation): Promise<null> {
  await authorizeForInvitation(ctx, "invitation.cancel", invitationId);
  await ctx.database.transaction(async (tx) => {
    const invitation = await transition(tx, "cancel", { invitationId });
    const { kind, organizationId, placeId } = invitation;
    await targets[kind].ended(ctx, tx, { place: { organizationId, placeId }, ids: [invitationId] });
    await recordInvitation(ctx, tx, "invitation.cancelled", invitation);
  });
  return null;
}
