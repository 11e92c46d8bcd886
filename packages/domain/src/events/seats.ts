import type { EventFacts } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import { Prisma, type Transaction } from "@foyer/db/database";
import { uuidv7 } from "uuidv7";
import { isVouchedFor } from "./vouched-for.ts";

/** When event `e` is over. */
export const overAt = Prisma.sql`COALESCE(e.ends_at, e.starts_at)`;

/** The holder of no invitation in particular. */
export const anybody = Prisma.sql`NULL::uuid`;

/**
 * What is left of the seats of event `e` for the holder of an invitation. What is held for others by an open offer is not
 * theirs, and what is free belongs first to those who stand before them in line: to all of it, where they don't stand in it
 * themselves. Whoever nobody vouches for is passed over: they could not take it. Below zero where more wait than there are
 * seats, or more have come than may. An offer is a promise: whoever has an open one finds a seat, even if somebody who
 * bypasses the capacity came meanwhile. Open is what has not lapsed to this very moment, not when the transaction began:
 * somebody else may have found it lapsed since then, and taken the seat.
 */
function leftFor(invitationId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`GREATEST(
    (SELECT 1 FROM waiting_places o
      WHERE o.invitation_id = ${invitationId} AND o.event_id = e.id AND o.offered_until > clock_timestamp()),
    e.capacity - e.seats_taken - (
      SELECT count(*) FROM waiting_places w
      JOIN invitations i ON i.id = w.invitation_id
      LEFT JOIN waiting_places own ON own.invitation_id = ${invitationId} AND own.event_id = e.id
      WHERE w.event_id = e.id AND w.invitation_id IS DISTINCT FROM ${invitationId} AND (w.offered_until > now()
        OR (w.offered_until IS NULL AND ${isVouchedFor} AND (own.invitation_id IS NULL OR own.offered_until <= now()
          OR (own.offered_until IS NULL AND w.turn < own.turn))))))::int`;
}

/** The same as it is told: none is the least, and null stands for as many as come. */
export function seatsLeftFor(invitationId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(CASE WHEN e.capacity IS NOT NULL THEN GREATEST(0, ${leftFor(invitationId)}) END)`;
}

/** An event as the holder of an invitation to it sees it. */
export type Seating = {
  readonly event: EventFacts;
  readonly seatsLeft: number | null;
  readonly isOver: boolean;
  /** Whether whoever invited them may still let them in. */
  readonly mayBeLetIn: boolean;
  /** Their place in line; null: none, or an offer that has lapsed. */
  readonly place: { readonly position: number; readonly offeredUntil: Date | null } | null;
  /** Whether a seat was ever held for them. */
  readonly wasOffered: boolean;
  /** What they have said of themselves when they joined it. */
  readonly fullName: string | null;
  readonly phone: string | null;
};

type SeatingRow = Omit<EventFacts, "startsAt" | "endsAt"> &
  Omit<Seating, "place" | "event"> &
  NonNullable<Seating["place"]> & { readonly startsAt: Date; readonly endsAt: Date | null };

/** How an event stands for the holder of an invitation; null where there is none any more. */
export async function readSeating(
  db: Pick<Transaction, "$queryRaw">,
  { eventId, invitationId }: { readonly eventId: string; readonly invitationId: string },
): Promise<Seating | null> {
  const own = Prisma.sql`${invitationId}::uuid`;
  const [row] = await db.$queryRaw<SeatingRow[]>`
    SELECT e.id, e.name, e.description, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.time_zone AS "timeZone", e.location,
      ${seatsLeftFor(own)} AS "seatsLeft", ${overAt} <= now() AS "isOver",
      p.full_name AS "fullName", p.phone, p.offered_until AS "offeredUntil",
      EXISTS (SELECT 1 FROM invitations i WHERE i.id = ${own} AND ${isVouchedFor}) AS "mayBeLetIn",
      EXISTS (SELECT 1 FROM deliveries d WHERE d.invitation_id = ${own} AND d.purpose = 'seat_offered') AS "wasOffered",
      CASE WHEN p.offered_until IS NOT NULL THEN 0 ELSE (
        SELECT count(*)::int FROM waiting_places w
        WHERE w.event_id = e.id AND w.offered_until IS NULL AND w.turn <= p.turn) END AS position
    FROM events e
    LEFT JOIN waiting_places p ON p.invitation_id = ${own} AND p.event_id = e.id
      AND (p.offered_until IS NULL OR p.offered_until > now())
    WHERE e.id = ${eventId}::uuid AND e.removed_at IS NULL`;
  if (!row) return null;
  const { position, offeredUntil, seatsLeft, isOver, mayBeLetIn, wasOffered, fullName, phone, ...event } =
    row;
  const [startsAt, endsAt] = [row.startsAt.toISOString(), row.endsAt?.toISOString() ?? null];
  const place = fullName === null ? null : { position, offeredUntil };
  const standing = { seatsLeft, isOver, mayBeLetIn, place, wasOffered, fullName, phone };
  return { event: { ...event, startsAt, endsAt }, ...standing };
}

/** Who sits down. */
export type Sitting = {
  readonly eventId: string;
  readonly invitationId: string;
  readonly email: string;
  readonly fullName: string;
  readonly phone: string | null;
  readonly isVip: boolean;
  /** Whether they get a seat even if there is none left. */
  readonly bypassCapacity: boolean;
};

/**
 * Takes a seat, and their place in line away. The event is held already: of any number at once each sees what the one
 * before has left, so that none is taken twice and none stays empty. Answers the attendee's id.
 * @throws Failure `event_full`, `already_member`, `invitation_expired` (the event is over)
 */
export async function takeSeat(tx: Transaction, sitting: Sitting): Promise<string> {
  const { eventId, invitationId, email, fullName, phone, isVip, bypassCapacity } = sitting;
  const own = Prisma.sql`${invitationId}::uuid`;
  const [end] = await tx.$queryRaw<{ isOver: boolean; seated: boolean; attendeeId: string | null }[]>`
    WITH seat AS (
      UPDATE events e SET seats_taken = e.seats_taken + 1
      WHERE e.id = ${eventId}::uuid AND ${overAt} > now()
        AND (${bypassCapacity} OR e.capacity IS NULL OR ${leftFor(own)} > 0)
      RETURNING e.id, e.organization_id, e.sequence
    ), out_of_line AS (
      DELETE FROM waiting_places w USING seat WHERE w.invitation_id = ${own}
    ), attendee AS (
      INSERT INTO attendees (id, organization_id, event_id, invitation_id, email, full_name, phone, is_vip, told_sequence)
      SELECT ${uuidv7()}::uuid, seat.organization_id, seat.id, ${own}, ${email}::citext, ${fullName}, ${phone}, ${isVip},
        seat.sequence
      FROM seat
      ON CONFLICT (event_id, email) DO NOTHING
      RETURNING id
    )
    SELECT ${overAt} <= now() AS "isOver", EXISTS (SELECT 1 FROM seat) AS seated,
      (SELECT id FROM attendee) AS "attendeeId"
    FROM events e WHERE e.id = ${eventId}::uuid`;
  if (!end) throw new Failure("not_found");
  if (end.isOver) throw new Failure("invitation_expired");
  if (!end.seated) throw new Failure("event_full");
  // The seat is counted for nobody: whoever hears this takes everything back.
  if (end.attendeeId === null) throw new Failure("already_member");
  return end.attendeeId;
}

/** Makes the seat of an invitation free. The event is held. Offering it on is the next thing to do. Answers whether there was one. */
export async function freeSeat(tx: Transaction, invitationId: string): Promise<boolean> {
  const freed = await tx.$executeRaw`
    WITH gone AS (DELETE FROM attendees WHERE invitation_id = ${invitationId}::uuid RETURNING event_id)
    UPDATE events e SET seats_taken = e.seats_taken - 1 FROM gone WHERE e.id = gone.event_id`;
  return freed === 1;
}
