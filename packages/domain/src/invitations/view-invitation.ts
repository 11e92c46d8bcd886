import { emptyDoorView, invitationPlaceOf, invitationRole } from "@foyer/contract/doors";
import type { ByToken, InvitationView } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { optOutUrl } from "../mail/opt-out-link.ts";
import { logoUrlOf } from "../mail/templates/logo.ts";
import { findByLink } from "./find-by-link.ts";
import { isListed } from "./go-on.ts";
import type { LinkedInvitation } from "./linked-invitation.ts";
import { minimumLengthAtDoor } from "./targets/person-at-door.ts";
import { targets } from "./targets/targets.ts";

/** Shows the holder of a link what it is about. Changes nothing. @throws Failure `invitation_not_found` */
export async function viewInvitation(ctx: Context, { token }: ByToken): Promise<InvitationView> {
  const invitation = await findByLink(ctx, token);
  const target = targets[invitation.kind];
  const { id, number, kind, status, email, fullName, message, role, inviterName } = invitation;
  return {
    invitationId: id,
    kind,
    status,
    isExpired: status === "expired",
    expiresAt: invitation.expiresAt.toISOString(),
    email,
    fullName,
    // What was said to let somebody in is nobody's business once the door is closed.
    message: status === "pending" || status === "expired" ? message : null,
    role: invitationRole.nullable().parse(role),
    invitedBy: inviterName === null ? null : { name: inviterName },
    organization: {
      id: invitation.organizationId,
      name: invitation.organizationName,
      color: invitation.color,
      logoUrl: logoUrlOf("", invitation.logoHash),
    },
    redirectTo: onwardOf(invitation),
    ...emptyDoorView,
    ...(await target.view(ctx, invitation)),
    isVip: invitationPlaceOf(kind, null, invitation.terms).isVip,
    needs: await target.needs(ctx, invitation),
    minimumPasswordLength: minimumLengthAtDoor(invitation, target.becomes(role)),
    optOutUrl: optOutUrl(ctx, { invitationId: id, number }),
    signedInAs: ctx.caller?.email ?? null,
  };
}

/** Where whoever is in goes on to. Nobody else learns of it: an invitation that has ended leads nowhere. */
function onwardOf({ status, redirectTo, redirectOrigins }: LinkedInvitation): string | null {
  const leadsOn = status === "pending" || status === "accepted";
  return leadsOn && redirectTo !== null && isListed(redirectTo, redirectOrigins) ? redirectTo : null;
}
