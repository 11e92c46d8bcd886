import type { AuditAct } from "@foyer/contract/audit";
import { Prisma, type Transaction } from "@foyer/db/database";
import { recordEach } from "../audit/record.ts";
import type { Services } from "../context.ts";
import { hasStatus } from "../invitations/lifecycle.ts";
import { queueOffers } from "../invitations/queue-delivery.ts";
import type { NewsGround } from "../mail/admit-news.ts";
import { overAt } from "./seats.ts";
import { isVouchedFor } from "./vouched-for.ts";

type Ground = NewsGround & Pick<Services, "jobs">;

type InLine = {
  readonly invitationId: string;
  readonly organizationId: string;
  readonly email: string;
};

/**
 * Brings the line for the seats of an event in order, and says how many offers had lapsed: those lose their place, and what
 * is free is offered to the next, so that nobody waits while a seat is free. Whoever nobody vouches for could not take it: they
 * keep their place, and are passed over. Belongs into every transaction that frees one; the event is held.
 */
export async function offerSeats(services: Ground, tx: Transaction, eventId: string): Promise<number> {
  const lapsed = await endOffers(tx, eventId);
  const offered = await tx.$queryRaw<(InLine & { number: number; until: Date })[]>`
    WITH next AS (
      SELECT w.invitation_id FROM waiting_places w
      JOIN events e ON e.id = w.event_id JOIN invitations i ON i.id = w.invitation_id
      WHERE w.event_id = ${eventId}::uuid AND w.offered_until IS NULL AND ${isVouchedFor}
      ORDER BY w.turn
      LIMIT (
        SELECT CASE WHEN e.removed_at IS NOT NULL OR ${overAt} <= now() THEN 0
          WHEN e.capacity IS NOT NULL THEN GREATEST(0, e.capacity - e.seats_taken - (${openOffers})) END
        FROM events e WHERE e.id = ${eventId}::uuid)
    )
    UPDATE waiting_places w
    SET offered_until = LEAST(now() + make_interval(hours => e.offer_hours), ${overAt})
    FROM next, events e, invitations i
    WHERE w.invitation_id = next.invitation_id AND e.id = w.event_id AND i.id = w.invitation_id
    RETURNING w.invitation_id AS "invitationId", w.organization_id AS "organizationId", i.email::text,
      w.offer_number AS number, w.offered_until AS until`;
  if (offered.length === 0) return lapsed;
  await queueOffers(
    services,
    tx,
    offered.map(({ until: _, email, ...offer }) => ({ ...offer, recipient: email })),
  );
  await recordInLine(
    tx,
    "invitation.seat_offered",
    offered.map(({ number, until, ...inLine }) => ({
      ...inLine,
      details: { message: number, until: until.toISOString() },
    })),
  );
  return lapsed;
}

const openOffers = Prisma.sql`
  SELECT count(*)::int FROM waiting_places o WHERE o.event_id = e.id AND o.offered_until > now()`;

/**
 * Takes offers back that an event has no seats for any more, because it has become smaller: the last in line return to
 * where they stood, and are offered a seat anew when there is one. The event is held, and so are their invitations, but
 * for those who came by just now; if one of these is being answered, the database undoes one of both and it starts again.
 */
export async function withdrawOffers(tx: Transaction, eventId: string): Promise<void> {
  const back = await tx.$queryRaw<InLine[]>`
    WITH too_many AS (
      SELECT w.invitation_id FROM waiting_places w
      WHERE w.event_id = ${eventId}::uuid AND w.offered_until > now()
      ORDER BY w.turn DESC
      LIMIT (
        SELECT CASE WHEN e.capacity IS NULL THEN 0
          ELSE GREATEST(0, (${openOffers}) - GREATEST(0, e.capacity - e.seats_taken)) END
        FROM events e WHERE e.id = ${eventId}::uuid)
    ), numbered AS (
      -- What they were sent has used up the number: the next offer is another message, with a link of its own.
      UPDATE invitations i SET delivery_count = i.delivery_count + 1 FROM too_many WHERE i.id = too_many.invitation_id
      RETURNING i.id, i.email, i.delivery_count
    )
    UPDATE waiting_places w SET offered_until = NULL, offer_number = numbered.delivery_count
    FROM numbered WHERE w.invitation_id = numbered.id
    RETURNING w.invitation_id AS "invitationId", w.organization_id AS "organizationId", numbered.email::text`;
  await recordInLine(tx, "invitation.waiting", back);
}

/** Takes those out of line whose offers have lapsed, and whose invitations have ended; says how many the former are. */
async function endOffers(tx: Transaction, eventId: string): Promise<number> {
  const isPending = hasStatus("pending");
  const gone = await tx.$queryRaw<(InLine & { lapsed: boolean })[]>`
    DELETE FROM waiting_places w USING invitations i
    WHERE w.event_id = ${eventId}::uuid AND i.id = w.invitation_id AND (w.offered_until <= now() OR NOT ${isPending})
    RETURNING w.invitation_id AS "invitationId", w.organization_id AS "organizationId", i.email::text,
      COALESCE(w.offered_until <= now(), false) AS lapsed`;
  const lapsed = gone.filter((each) => each.lapsed);
  await recordInLine(tx, "invitation.offer_lapsed", lapsed);
  return lapsed.length;
}

/** Writes down what became of some in line: by Foyer itself, whoever has freed the seat. */
async function recordInLine(
  tx: Transaction,
  act: AuditAct,
  entries: readonly (InLine & { readonly details?: Prisma.InputJsonObject })[],
): Promise<void> {
  const subjects = entries.map(({ invitationId, email, ...each }) => ({
    ...each,
    id: invitationId,
    label: email,
  }));
  await recordEach(null, tx, { act, kind: "invitation", subjects });
}
