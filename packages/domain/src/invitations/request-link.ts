import { Failure } from "@foyer/contract/failures";
import type { ByToken, InvitationStatus } from "@foyer/contract/invitations";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { admitMessage } from "../mail/admit-messages.ts";
import { whoIsSuppressed } from "../mail/suppressions/who-is-suppressed.ts";
import { writeDownExpired } from "./expire-invitations.ts";
import { findByLink } from "./find-by-link.ts";
import { effectiveStatus, transition } from "./lifecycle.ts";
import type { LinkedInvitation } from "./linked-invitation.ts";
import { notifyInviter } from "./notify-inviter.ts";
import { isPlaceTaken } from "./place-taken.ts";
import { queueMessage } from "./queue-delivery.ts";
import { recordInvitation } from "./record-invitation.ts";
import { refuseWhoIsIn } from "./refuse-who-is-in.ts";
import { targets } from "./targets/targets.ts";
import { withinLimit } from "./within-limit.ts";

/**
 * The holder of an expired link asks for a fresh one. Where the organization lets Foyer renew, a new message goes to the
 * invited address at once; otherwise, and beyond the limit, the inviter is asked, at most once a day, where a yes would still
 * lead anywhere. The answer is the same whatever happens, so that a link tells nothing more than its page does.
 * @throws Failure `invitation_not_found`
 */
export async function requestLink(ctx: Context, { token }: ByToken): Promise<{ status: "requested" }> {
  const found = await findByLink(ctx, token);
  if (found.status !== "expired") return { status: "requested" };
  const renewed = await renew(ctx, found);
  if (!renewed) await ctx.database.transaction((tx) => askInviter(ctx, tx, found));
  return { status: "requested" };
}

async function renew(ctx: Context, found: LinkedInvitation): Promise<boolean> {
  try {
    await ctx.database.transaction(async (tx) => {
      // Another one to this address that has expired but was not swept yet would still hold the place.
      await writeDownExpired(tx, { ...found, emails: [found.email] });
      const invitation = await transition(tx, "renew", {
        invitationId: found.id,
        set: Prisma.sql`resend_count = resend_count + 1,
          expires_at = now() + make_interval(hours => i.expires_in_hours), last_message_at = now()`,
        // Nobody could be asked about what Foyer itself sent at set-up.
        only: {
          if: Prisma.sql`${withinLimit} AND (i.inviter_id IS NULL OR ${renewsAtOnce})`,
          otherwise: "forbidden",
        },
      });
      await refuseWhoIsIn(tx, invitation);
      await targets[found.kind].requireAuthority(tx, invitation);
      await targets[found.kind].requireOpen(tx, found, [found.id]);
      const { organizationId, email: recipient } = invitation;
      // Whoever asks is the invitee: no inviter's share of messages is used up by it.
      await admitMessage(ctx, tx, { organizationId, inviter: null, email: recipient });
      await recordInvitation(ctx, tx, "invitation.renewed", invitation);
      await queueMessage(ctx, tx, {
        organizationId,
        invitationId: found.id,
        recipient,
        purpose: "invitation",
      });
    });
    return true;
  } catch (error) {
    if (error instanceof Failure && error.reason !== "unavailable") return false;
    if (isPlaceTaken(error)) return false;
    throw error;
  }
}

const renewsAtOnce = Prisma.sql`(SELECT renewal_rule = 'renew' FROM organizations WHERE id = i.organization_id)`;

async function askInviter(ctx: Context, tx: Transaction, found: LinkedInvitation): Promise<void> {
  // Locked first and looked at then, in two statements: of parallel requests the second sees the first one's question.
  const [invitation] = await tx.$queryRaw<
    { inviterId: string | null; status: InvitationStatus; awaitsAnswer: boolean }[]
  >`
    SELECT i.inviter_id AS "inviterId", ${effectiveStatus} AS status, ${targets[found.kind].awaitsAnswer} AS "awaitsAnswer"
    FROM invitations i WHERE i.id = ${found.id}::uuid FOR UPDATE`;
  // A parallel request has renewed it, or somebody of the team has: there is nothing left to ask for. Nor is there where it
  // leads nowhere any more: the inviter could not send it again.
  if (invitation?.status !== "expired" || !invitation.awaitsAnswer) return;
  // Nor where nobody may write to the invitee.
  const suppressed = await whoIsSuppressed(ctx, tx, { ...found, emails: [found.email] });
  if (suppressed.size > 0) return;
  const asked = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM deliveries
    WHERE invitation_id = ${found.id}::uuid AND purpose = 'link_requested' AND queued_at > now() - interval '24 hours'`;
  if (asked.length > 0) return;
  // What nobody is told is not written down either: a stranger must not be able to fill the audit.
  const told = await notifyInviter(ctx, tx, { ...found, inviterId: invitation.inviterId }, "link_requested");
  if (told) await recordInvitation(ctx, tx, "invitation.link_requested", found);
}
