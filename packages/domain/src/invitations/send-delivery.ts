import type { Prisma } from "@foyer/db/database";
import type { Message } from "@foyer/mailer/mailer";
import type { Services } from "../context.ts";
import { handOver, messageIdOf, type Post } from "../hand-over.ts";
import { statusAt } from "./lifecycle.ts";
import { acceptUrl, linkToken } from "./link.ts";

/**
 * Hands one queued message to the mail provider and writes down what it said. Tells what is true now: a message whose
 * invitation has ended in the meantime is withdrawn. Called again for a message that has left, it does nothing.
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

  await handOver(post, message, {
    token,
    signal,
    note: (attempt) => note(services, deliveryId, { ...attempt, attempts: { increment: 1 } }),
  });
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
          role: invitation.role ?? "guest",
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
      case "confirmation":
      case "seat_offered":
      case "event_updated":
      case "event_cancelled":
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
    messageId: messageIdOf(delivery.id, services.publicUrl),
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
