import { Prisma, type Transaction } from "@foyer/db/database";
import { type AuditEach, recordEach } from "../audit/record.ts";
import type { Services } from "../context.ts";
import { transitions } from "../invitations/lifecycle.ts";
import { queueNews } from "../invitations/queue-delivery.ts";

// Attendees a transaction tells at once, so that nobody who answers waits long for it.
const chunk = 500;

/**
 * Tells those who come to an event what they have not been told: that it is different now; or that it was removed, and then
 * their seats go with it. Each is told in the transaction that notes so, which loses nobody and tells nobody twice, however
 * often this runs, side by side, or ends in the middle. Answers how many.
 */
export async function tellAttendees(services: Services, eventId: string): Promise<number> {
  let told = 0;
  // First whoever can be had at once, then those who are just answering, or being told by somebody else.
  for (const waits of [false, true]) {
    for (;;) {
      const these = await services.database.transaction((tx) => tellSome(services, tx, { eventId, waits }));
      if (these === 0) break;
      told += these;
    }
  }
  return told;
}

/** Somebody who is to be told. */
type Due = {
  readonly id: string;
  readonly invitationId: string;
  readonly organizationId: string;
  readonly email: string;
  readonly sequence: number;
  readonly removed: boolean;
};

async function tellSome(
  services: Services,
  tx: Transaction,
  { eventId, waits }: { readonly eventId: string; readonly waits: boolean },
): Promise<number> {
  const unlessLocked = waits ? Prisma.empty : Prisma.sql`SKIP LOCKED`;
  const due = await tx.$queryRaw<Due[]>`
    SELECT a.id, i.id AS "invitationId", i.organization_id AS "organizationId", i.email::text, e.sequence, e.removed_at IS NOT NULL AS removed
    FROM events e JOIN attendees a ON a.event_id = e.id JOIN invitations i ON i.id = a.invitation_id
    WHERE e.id = ${eventId}::uuid AND (e.removed_at IS NOT NULL OR a.told_sequence < e.sequence)
    ORDER BY i.id LIMIT ${chunk}
    FOR NO KEY UPDATE OF i ${unlessLocked} FOR UPDATE OF a ${unlessLocked}`;
  const [first] = due;
  if (!first) return 0;

  const ids = due.map(({ id }) => id);
  const invitationIds = due.map(({ invitationId }) => invitationId);
  const { organizationId } = first;
  if (first.removed) {
    await uninvite(tx, invitationIds);
    await queueNews(services, tx, { organizationId, purpose: "event_cancelled", people: due });
    await tx.$executeRaw`UPDATE events SET seats_taken = seats_taken - ${due.length} WHERE id = ${eventId}::uuid`;
    await tx.$executeRaw`DELETE FROM attendees WHERE id = ANY(${ids}::uuid[])`;
  } else {
    await queueNews(services, tx, { organizationId, purpose: "event_updated", people: due });
    await tx.$executeRaw`
      UPDATE attendees SET told_sequence = ${first.sequence} WHERE id = ANY(${ids}::uuid[])`;
  }
  return due.length;
}

/** Ends what the removal itself has not ended, where very many had come. */
async function uninvite(tx: Transaction, ids: readonly string[]): Promise<void> {
  const { from, to } = transitions.uninvite;
  const ended = await tx.$queryRaw<AuditEach[]>`
    UPDATE invitations i SET status = ${to}::invitation_status
    WHERE i.id = ANY(${ids}::uuid[]) AND i.status::text = ANY(${from})
    RETURNING i.id, i.organization_id AS "organizationId", i.email::text AS label`;
  await recordEach(null, tx, { act: "invitation.cancelled", kind: "invitation", subjects: ended });
}
