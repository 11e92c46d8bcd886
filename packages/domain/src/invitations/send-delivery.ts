import type { Prisma } from "@foyer/db/database";
import type { Emails } from "@foyer/emails/emails";
import { type Mailer, MailFailure, type Message } from "@foyer/mailer/mailer";
import type { Services } from "../context.ts";
import { statusAt } from "./lifecycle.ts";
import { acceptUrl, linkToken } from "./link.ts";

/** What sending needs beside the services. */
export type Post = {
  readonly mailer: Pick<Mailer, "send">;
  readonly emails: Emails;
  readonly from: Message["from"];
};

/**
 * Hands one queued message to the mail provider and writes down what it said. Tells what is true now: a message whose
 * invitation has ended in the meantime is withdrawn. Called again for a message that has left, it does nothing; if the
 * process dies between the hand-over and the note of it, the message goes out twice with one Message-ID (RFC 1047).
 * When `signal` is aborted, somebody else is going to send it: it is let go of.
 * @throws MailFailure when trying again later may work
 */
export async function sendDelivery(
  services: Services,
  post: Post,
  deliveryId: string,
  signal?: AbortSignal,
): Promise<void> {
  const delivery = await readDelivery(services, deliveryId);
  if (!delivery || (delivery.status !== "queued" && delivery.status !== "retrying")) return;
  const token = tokenOf(services, delivery);
  const message = render(services, post, delivery, token);
  if (!message) return note(services, deliveryId, { status: "withdrawn" });

  try {
    const { reply } = await post.mailer.send(message, signal);
    await note(services, deliveryId, {
      status: "sent",
      detail: withoutLink(reply, token),
      attempts: { increment: 1 },
    });
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    const status = error.permanent ? "failed" : "retrying";
    const detail = withoutLink(error.reply, token);
    await note(services, deliveryId, { status, detail, attempts: { increment: 1 } });
    // Not the error itself: the queue and the log keep what is thrown, and its cause may repeat the link.
    if (!error.permanent) throw new MailFailure(detail, { permanent: false });
  }
}

/** Writes down that a message could not be handed over in all the time its job had. */
export async function giveUpDelivery(services: Services, deliveryId: string): Promise<void> {
  await note(services, deliveryId, { status: "failed" });
}

type DeliveryToSend = NonNullable<Awaited<ReturnType<typeof readDelivery>>>;

async function readDelivery({ database }: Services, id: string) {
  const delivery = await database.read.delivery.findUnique({
    where: { id },
    include: {
      invitation: { include: { organization: true, inviter: { select: { name: true, email: true } } } },
    },
  });
  if (!delivery) return null;
  const [clock] = await database.read.$queryRaw<{ now: Date }[]>`SELECT now()`;
  return clock ? { ...delivery, now: clock.now } : null;
}

/** The token of the link that a message brings; `null` for a notice to the team, which brings none. */
function tokenOf({ keys }: Services, { invitationId, number }: DeliveryToSend): string | null {
  return number === null ? null : linkToken(keys.invitationLink, { invitationId, number });
}

/** A provider's words as they may be kept: a spam filter that refuses a message repeats the links in it. */
function withoutLink(reply: string, token: string | null): string {
  // Its beginning is enough, because the words may have been cut.
  return token === null ? reply : reply.replace(new RegExp(`${token.slice(0, 16)}[\\w-]*`, "g"), "…");
}

/** The message as it is now; `null` where there is nothing to say any more. */
function render(
  services: Services,
  post: Post,
  delivery: DeliveryToSend,
  token: string | null,
): Message | null {
  const { invitation, recipient, purpose } = delivery;
  const { organization, inviter } = invitation;
  const status = statusAt(invitation, delivery.now);
  const page = `${services.publicUrl}/o/${organization.id}/invitations/${invitation.id}`;
  const common = { organizationName: organization.name, inviteeName: invitation.fullName };

  const content = () => {
    switch (purpose) {
      case "invitation":
      case "reminder": {
        if (status !== "pending" || token === null) return null;
        return post.emails[purpose]({
          ...common,
          inviterName: inviter?.name ?? null,
          role: invitation.role,
          message: invitation.message,
          expiresAt: invitation.expiresAt,
          url: acceptUrl(services.publicUrl, token),
        });
      }
      case "link_requested":
        if (status !== "expired") return null;
        return post.emails.linkRequested({ ...common, inviteeEmail: invitation.email, url: page });
      case "answered":
        if (status !== "accepted" && status !== "declined") return null;
        return post.emails.answered({ ...common, inviteeEmail: invitation.email, answer: status, url: page });
      case "link":
        return null;
    }
  };

  const written = content();
  if (!written) return null;
  return {
    from: post.from,
    to: { address: recipient },
    // An answer by e-mail reaches the person who invited.
    ...(inviter &&
      recipient === invitation.email && { replyTo: { name: inviter.name, address: inviter.email } }),
    // The same at every attempt, so that a duplicate can be told from a second message.
    messageId: `${delivery.id}@${new URL(services.publicUrl).hostname}`,
    ...written,
  };
}

/** Writes down what became of a message, unless that has been written down already. */
async function note(
  { database }: Services,
  id: string,
  change: Prisma.DeliveryUpdateManyMutationInput,
): Promise<void> {
  const [clock] = await database.read.$queryRaw<{ now: Date }[]>`SELECT now()`;
  await database.read.delivery.updateMany({
    where: { id, status: { in: ["queued", "retrying"] } },
    data: { ...change, ...(clock && { changedAt: clock.now }) },
  });
}
