import type { ByInvitation, CopiedLink } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { authorizeForInvitation } from "./authorize-for-invitation.ts";
import { transition } from "./lifecycle.ts";
import { acceptUrl, linkToken } from "./link.ts";
import { countCopiedLink } from "./queue-delivery.ts";
import { recordInvitation } from "./record-invitation.ts";
import { requireGrant } from "./require-grant.ts";
import { targets } from "./targets/targets.ts";

/**
 * Makes a link to take along by hand. Whoever holds it can answer as the invitee, so it is asked for in the open (an
 * audit row) and only by those who could give the role themselves.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `not_pending`, `conflict` (there is nothing
 * to invite to any more)
 */
export async function copyLink(ctx: Context, { invitationId }: ByInvitation): Promise<CopiedLink> {
  const { host, kind, place } = await authorizeForInvitation(ctx, "invitation.copyLink", invitationId);
  const number = await ctx.database.transaction(async (tx) => {
    const invitation = await transition(tx, "copyLink", { invitationId });
    requireGrant(host, invitation.role);
    await targets[kind].requireOpen(tx, place, [invitationId]);
    const { organizationId, email: recipient } = invitation;
    const copied = await countCopiedLink(tx, { organizationId, invitationId, recipient });
    await recordInvitation(ctx, tx, "invitation.link_copied", invitation, { details: { message: copied } });
    return copied;
  });
  return { url: acceptUrl(ctx.publicUrl, linkToken(ctx.keys.invitationLink, { invitationId, number })) };
}
