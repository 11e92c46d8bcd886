import type { Transaction } from "@foyer/db/database";
import { recordEach } from "../audit/record.ts";
import type { Services } from "../context.ts";
import { isDaytime } from "../daytime.ts";
import { admitMessages } from "../mail/admit-messages.ts";
import { type Due, holdDue, whereRemindersAreDue } from "./due-reminders.ts";
import { queueReminders } from "./queue-delivery.ts";

// Organizations looked up at once.
const organizations = 500;
// Invitations that a transaction holds, so that nobody waits long for a lock.
const chunk = 500;

const beforeAll = "00000000-0000-0000-0000-000000000000";

/**
 * Reminds those who have not answered, as their organizations want it, where it is day; says how many. Each reminder is
 * sent once, however many workers are at it and however often: whoever is reminded is not due any more when the transaction
 * ends. Whom it passes over, because an address takes no mail or has had enough of it, is looked at again another day. An
 * organization that fails holds up no other.
 * @throws AggregateError in the end, with what went wrong
 */
export async function remindInvitees(services: Services): Promise<number> {
  const troubles: unknown[] = [];
  let total = 0;
  let after = beforeAll;
  for (;;) {
    const due = await whereRemindersAreDue(services.database.read, { after, most: organizations });
    for (const { id, timeZone, now } of due) {
      after = id;
      if (!isDaytime(now, timeZone)) continue;
      try {
        total += await remindIn(services, id);
      } catch (error) {
        troubles.push(error);
      }
    }
    if (due.length < organizations) break;
  }
  if (troubles.length > 0)
    throw new AggregateError(troubles, "Some organizations' invitees were not reminded.");
  return total;
}

async function remindIn(services: Services, organizationId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const { held, reminded } = await services.database.transaction(async (tx) => {
      const due = await holdDue(tx, { organizationId, most: chunk });
      return { held: due.length, reminded: await remindAll(services, tx, { organizationId, due }) };
    });
    total += reminded;
    if (held < chunk) return total;
  }
}

async function remindAll(
  services: Services,
  tx: Transaction,
  { organizationId, due }: { readonly organizationId: string; readonly due: readonly Due[] },
): Promise<number> {
  // Whoever was invited to several places hears of one of them, and of the next another day.
  const ready = due.filter(({ isReady }) => isReady);
  const firsts = new Map(ready.toReversed().map((each) => [each.email, each]));
  const admitted = await admittedOf(services, tx, { organizationId, due: [...firsts.values()] });
  await putOff(
    tx,
    due.filter((each) => !admitted.has(each)),
  );
  if (admitted.size === 0) return 0;
  const invitations = [...admitted];
  await queueReminders(
    services,
    tx,
    invitations.map(({ id }) => id),
  );
  await recordEach(null, tx, {
    act: "invitation.reminded",
    kind: "invitation",
    subjects: invitations.map(({ id, email }) => ({ organizationId, id, label: email })),
  });
  return invitations.length;
}

/** Those that may be written to: asked inviter by inviter, because each has a measure of their own. */
async function admittedOf(
  services: Services,
  tx: Transaction,
  { organizationId, due }: { readonly organizationId: string; readonly due: readonly Due[] },
): Promise<ReadonlySet<Due>> {
  const admitted = new Set<Due>();
  for (const [inviterId, theirs] of Map.groupBy(due, (each) => each.inviterId)) {
    const role = theirs[0]?.inviterRole ?? null;
    const inviter =
      inviterId === null || role === null ? null : { userId: inviterId, organizationRole: role };
    const emails = theirs.map(({ email }) => email);
    const refused = await admitMessages(services, tx, { organizationId, inviter, emails });
    for (const each of theirs) if (!refused.has(each.email)) admitted.add(each);
  }
  return admitted;
}

async function putOff(tx: Transaction, due: readonly Due[]): Promise<void> {
  if (due.length === 0) return;
  await tx.$executeRaw`
    UPDATE invitations i SET remind_after = n.at
    FROM unnest(${due.map(({ id }) => id)}::uuid[], ${due.map(({ lookAgainAt }) => lookAgainAt)}::timestamptz[]) AS n(id, at)
    WHERE i.id = n.id`;
}
