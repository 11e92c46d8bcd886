import type { ByInvitation, InvitationDetails } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { authorizeForInvitation } from "./authorize-for-invitation.ts";
import { readInvitation } from "./read-invitations.ts";
import { timelineOf } from "./timeline.ts";

/** An invitation with all that happened to it. @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden` */
export async function getInvitation(ctx: Context, input: ByInvitation): Promise<InvitationDetails> {
  const { host } = await authorizeForInvitation(ctx, "invitation.view", input.invitationId);
  const invitation = await readInvitation(ctx.database.read, host, input.invitationId);
  const [deliveries, acts] = await Promise.all([
    ctx.database.read.delivery.findMany({
      where: { invitationId: invitation.id, organizationId: host.organizationId },
    }),
    ctx.database.read.auditEntry.findMany({
      where: { subjectId: invitation.id, organizationId: host.organizationId },
      include: { actor: { select: { name: true } } },
    }),
  ]);
  return { ...invitation, timeline: timelineOf(invitation, deliveries, acts) };
}
