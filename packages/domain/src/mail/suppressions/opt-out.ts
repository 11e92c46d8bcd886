import type { ByOptOutToken, OptOut } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";
import { recordInvitation } from "../../invitations/record-invitation.ts";
import { findByOptOutLink } from "./find-by-opt-out-link.ts";
import { suppressAddress } from "./suppress-address.ts";

/**
 * Ends invitations and reminders of an organization to whoever holds the link. The invitation itself stays as it is, and can
 * still be answered. To ask twice does no harm, and is written down once.
 * @throws Failure `invitation_not_found`
 */
export async function optOut(ctx: Context, { token }: ByOptOutToken): Promise<OptOut> {
  const { invitation, answer } = await findByOptOutLink(ctx, token);
  const { id: invitationId, organizationId, email } = invitation;
  await ctx.database.transaction(async (tx) => {
    const suppression = {
      organizationId,
      email,
      invitationId,
      reason: "unsubscribed",
      detail: null,
    } as const;
    const isNew = (await suppressAddress(ctx, tx, suppression)) !== null;
    if (isNew) await recordInvitation(ctx, tx, "invitation.unsubscribed", invitation);
  });
  return { ...answer, isOptedOut: true };
}
