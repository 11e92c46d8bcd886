import { contextOfFoyer, type Services } from "../context.ts";
import { transition } from "./lifecycle.ts";
import { acceptUrl, linkToken } from "./link.ts";
import { countCopiedLink } from "./queue-delivery.ts";
import { recordInvitation } from "./record-invitation.ts";

/**
 * The link of a pending invitation for whoever operates this installation. The same one each time it is asked for; the
 * first time is written down.
 * @throws Failure `not_found`, `not_pending`
 */
export async function copyLinkByHand(services: Services, invitationId: string): Promise<string> {
  const number = await services.database.transaction(async (tx) => {
    const invitation = await transition(tx, "copyLink", { invitationId });
    const { organizationId, email: recipient } = invitation;
    const before = await tx.delivery.findFirst({
      where: { invitationId, organizationId, purpose: "link" },
      orderBy: { number: "asc" },
      select: { number: true },
    });
    if (before?.number) return before.number;
    const copied = await countCopiedLink(tx, { organizationId, invitationId, recipient });
    const ctx = contextOfFoyer(services);
    await recordInvitation(ctx, tx, "invitation.link_copied", invitation, { details: { message: copied } });
    return copied;
  });
  return acceptUrl(services.publicUrl, linkToken(services.keys.invitationLink, { invitationId, number }));
}
