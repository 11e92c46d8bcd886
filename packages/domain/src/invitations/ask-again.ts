import { Failure } from "@foyer/contract/failures";
import { Prisma, type Transaction } from "@foyer/db/database";
import { recordEach } from "../audit/record.ts";
import type { Context } from "../context.ts";
import { admitMessages, inviterIn } from "../mail/admit-messages.ts";
import type { These } from "./authorize-for-invitation.ts";
import { type Held, type Refusals, transitionHeld } from "./lifecycle.ts";
import { queueNumbered } from "./queue-delivery.ts";
import { subjectOf } from "./record-invitation.ts";
import { targets } from "./targets/targets.ts";

/** Who is written to once more, and how. */
type Asking = Pick<These, "kind" | "place"> & {
  /** No address twice. */
  readonly held: readonly Held[];
  readonly transition: "resend" | "remind";
  readonly act: "invitation.resent" | "invitation.reminded";
  readonly purpose: "invitation" | "reminder";
  /** Assignments to further columns. */
  readonly set?: Prisma.Sql;
};

/**
 * Writes once more to people who were invited to one place, and answers those whom there can be no message for, and why:
 * their invitations stay as they were.
 */
export async function askAgain(ctx: Context, tx: Transaction, asking: Asking): Promise<Refusals> {
  const refusals = new Map<string, Failure>();
  for (let left = asking.held; left.length > 0; left = left.filter(({ id }) => !refusals.has(id))) {
    await tx.$executeRaw`SAVEPOINT before_asking`;
    const numbers = await renew(tx, { ...asking, held: left });
    const refused = await whoMayNotBeAsked(ctx, tx, { ...asking, held: left });
    if (refused.size === 0) {
      await writeDown(ctx, tx, { ...asking, held: left, numbers });
      break;
    }
    // The counts of messages are locked last, so who has had enough of them is known only when all have changed. That is
    // undone, and done for the others alone; their invitations stay held.
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT before_asking`;
    for (const [id, refusal] of refused) refusals.set(id, refusal);
  }
  return refusals;
}

function renew(tx: Transaction, { held, transition, set }: Asking): Promise<ReadonlyMap<string, number>> {
  const also = set ? Prisma.sql`, ${set}` : Prisma.empty;
  return transitionHeld(tx, transition, {
    ids: held.map(({ id }) => id),
    set: Prisma.sql`resend_count = i.resend_count + 1, delivery_count = i.delivery_count + 1, last_message_at = now() ${also}`,
  });
}

async function whoMayNotBeAsked(
  ctx: Context,
  tx: Transaction,
  { kind, place, held }: Asking,
): Promise<Refusals> {
  try {
    await targets[kind].requireOpen(
      tx,
      place,
      held.map(({ id }) => id),
    );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return new Map(held.map(({ id }) => [id, error]));
  }
  const { organizationId } = place;
  const refused = await admitMessages(ctx, tx, {
    organizationId,
    inviter: inviterIn(ctx, organizationId),
    emails: held.map(({ email }) => email),
  });
  return new Map(
    held.flatMap(({ id, email }): [string, Failure][] => {
      const refusal = refused.get(email);
      return refusal ? [[id, refusal]] : [];
    }),
  );
}

async function writeDown(
  ctx: Context,
  tx: Transaction,
  {
    place: { organizationId },
    held,
    act,
    purpose,
    numbers,
  }: Asking & { readonly numbers: ReadonlyMap<string, number> },
): Promise<void> {
  await recordEach(ctx, tx, { act, kind: "invitation", subjects: held.map(subjectOf) });
  const messages = held.flatMap(({ id, email }) => {
    const number = numbers.get(id);
    return number === undefined ? [] : [{ invitationId: id, recipient: email, number }];
  });
  await queueNumbered(ctx, tx, { organizationId, purpose, messages });
}
