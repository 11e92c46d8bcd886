import { Failure } from "@foyer/contract/failures";
import type { ByDelivery, MailDelivery } from "@foyer/contract/mail";
import { Prisma, type Transaction } from "@foyer/db/database";
import { sendDelivery } from "@foyer/jobs/queues";
import { uuidv7 } from "uuidv7";
import { record } from "../../audit/record.ts";
import { authorize } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { authorizeForInvitation, type Managed } from "../../invitations/authorize-for-invitation.ts";
import { transition } from "../../invitations/lifecycle.ts";
import { requireGrant } from "../../invitations/require-grant.ts";
import { targets } from "../../invitations/targets/targets.ts";
import { addressHasher } from "../address-hash.ts";
import { admitMessage, inviterIn } from "../admit-messages.ts";
import { asksForAnswer } from "../asks-for-answer.ts";
import { recordSuppression } from "../suppressions/record-suppression.ts";
import { readMailDelivery } from "./read-deliveries.ts";

/** A message as it is while its row is locked. */
type Locked = {
  readonly status: MailDelivery["status"];
  readonly isPutOff: boolean;
  readonly jobId: string;
  readonly number: number | null;
  readonly detail: string | null;
  readonly changedAt: Date;
  readonly sentAt: Date | null;
};

/**
 * Tries a message once more, at once: one that waits for its next attempt has it now, one that has come back or was given up is
 * queued anew, with the same link. Where the address was refused before, it may be written to again: whoever asks for this
 * knows better. Of any number of racing calls one does it, and one message leaves.
 * @throws Failure as `authorize`; `not_found`, `conflict` (has left, or was withdrawn); of what asks for an answer also
 * `not_pending`, `forbidden`, `address_suppressed` (by the person, or an admin), `rate_limited`
 */
export async function retryDelivery(
  ctx: Context,
  { organizationId, deliveryId }: ByDelivery,
): Promise<MailDelivery> {
  const tenant = authorize(ctx, "mail.retry", organizationId);
  const about = await readMailDelivery(ctx.database.read, tenant, deliveryId);
  const asks = asksForAnswer.includes(about.purpose);
  const managed = asks ? await authorizeForInvitation(ctx, "invitation.remind", about.invitationId) : null;

  return ctx.database.transaction(async (tx) => {
    if (managed) await claim(tx, managed, about);
    const delivery = await lock(tx, deliveryId);
    const isRetried = await (isFinal(delivery)
      ? queueAnew(ctx, tx, { about, asks })
      : hasten(ctx, tx, { deliveryId, delivery }));
    if (isRetried) {
      const { number, status, detail, changedAt: at, sentAt } = delivery;
      await record(ctx, tx, {
        act: "invitation.retried",
        organizationId: tenant.organizationId,
        subject: { kind: "invitation", id: about.invitationId, label: about.invitee },
        // What the message's row does not say any more, for the timeline.
        details: {
          deliveryId,
          purpose: about.purpose,
          message: number,
          after: { status, detail, at: at.toISOString(), sentAt: sentAt?.toISOString() ?? null },
        },
      });
    }
    return readMailDelivery(tx, tenant, deliveryId);
  });
}

/** Only what can still be answered is asked for again, by whoever could ask for it anew. */
async function claim(tx: Transaction, { host, kind, place }: Managed, about: MailDelivery): Promise<void> {
  const { invitationId } = about;
  const { role } = await transition(tx, "remind", {
    invitationId,
    set: Prisma.sql`last_message_at = now()`,
  });
  requireGrant(host, role);
  await targets[kind].requireOpen(tx, place, [invitationId]);
}

/** @throws Failure `not_found` */
async function lock(tx: Transaction, deliveryId: string): Promise<Locked> {
  const [delivery] = await tx.$queryRaw<Locked[]>`
    SELECT d.status::text, COALESCE(d.next_attempt_at > now(), false) AS "isPutOff", COALESCE(d.job_id, d.id) AS "jobId",
      d.number, d.detail, d.changed_at AS "changedAt", d.sent_at AS "sentAt"
    FROM deliveries d WHERE d.id = ${deliveryId}::uuid FOR UPDATE`;
  if (!delivery) throw new Failure("not_found");
  return delivery;
}

/** @throws Failure `conflict` */
function isFinal({ status }: Locked): boolean {
  if (status === "sent") throw new Failure("conflict", { message: "This message has left already." });
  if (status === "withdrawn") throw new Failure("conflict", { message: "This message was withdrawn." });
  return status === "bounced" || status === "failed";
}

/** False where nothing waits: somebody else was quicker, or a worker has it in hand at this moment. */
async function hasten(
  { jobs }: Context,
  tx: Transaction,
  { deliveryId, delivery }: { readonly deliveryId: string; readonly delivery: Locked },
): Promise<boolean> {
  const isHastened = await jobs.hasten(tx, sendDelivery, delivery.jobId);
  if (!isHastened || !delivery.isPutOff) return false;
  // Somebody has asked for it, so it waits for no morning.
  await tx.$executeRaw`
    UPDATE deliveries SET next_attempt_at = NULL, automatic = false WHERE id = ${deliveryId}::uuid`;
  return true;
}

async function queueAnew(
  ctx: Context,
  tx: Transaction,
  { about, asks }: { readonly about: MailDelivery; readonly asks: boolean },
): Promise<true> {
  const jobId = uuidv7();
  const [queued] = await tx.$queryRaw<{ organizationId: string }[]>`
    UPDATE deliveries SET status = 'queued', job_id = ${jobId}::uuid, waits_since = now(), changed_at = now(), detail = NULL,
      next_attempt_at = NULL, turn_at = NULL, sent_at = NULL, delivered_at = NULL, automatic = false
    WHERE id = ${about.id}::uuid
    RETURNING organization_id AS "organizationId"`;
  if (!queued) throw new Failure("not_found");
  const { organizationId } = queued;
  await ctx.jobs.enqueue(tx, sendDelivery, { deliveryId: about.id }, { id: jobId });
  if (asks) {
    await liftBounce(ctx, tx, { organizationId, about });
    const email = about.recipient;
    await admitMessage(ctx, tx, { organizationId, inviter: inviterIn(ctx, organizationId), email });
  }
  return true;
}

/** Takes an address off the list that only a mail server's word has put on it. */
async function liftBounce(
  ctx: Context,
  tx: Transaction,
  { organizationId, about }: { readonly organizationId: string; readonly about: MailDelivery },
): Promise<void> {
  const hash = (await addressHasher(ctx, tx))(organizationId, about.recipient);
  const lifted = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM suppressions s
    WHERE s.organization_id = ${organizationId}::uuid AND s.address_hash = decode(${hash}, 'hex') AND s.reason = 'bounced'
    RETURNING s.id`;
  for (const { id: suppressionId } of lifted) {
    await recordSuppression(ctx, tx, {
      act: "mail.suppression_lifted",
      organizationId,
      address: about.recipient,
      suppressionId,
      reason: "bounced",
    });
  }
}
