import type { ByToken, InvitationView } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { findByLink } from "./find-by-link.ts";
import { targets } from "./targets/targets.ts";

/** Shows the holder of a link what it is about. Changes nothing. @throws Failure `invitation_not_found` */
export async function viewInvitation(ctx: Context, { token }: ByToken): Promise<InvitationView> {
  const invitation = await findByLink(ctx, token);
  const { id, kind, status, email, fullName, message, role, inviterName } = invitation;
  return {
    invitationId: id,
    kind,
    status,
    canAccept: status === "pending",
    isExpired: status === "expired",
    expiresAt: invitation.expiresAt.toISOString(),
    email,
    fullName,
    // What was said to let somebody in is nobody's business once the door is closed.
    message: status === "pending" || status === "expired" ? message : null,
    role,
    invitedBy: inviterName === null ? null : { name: inviterName },
    organization: { id: invitation.organizationId, name: invitation.organizationName },
    space: null,
    event: null,
    needs: await targets[kind].needs(ctx, invitation),
    minimumPasswordLength: targets[kind].minimumPasswordLength(invitation),
    signedInAs: ctx.caller?.email ?? null,
  };
}
