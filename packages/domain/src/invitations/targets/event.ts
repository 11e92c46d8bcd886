import { seatTerms } from "@foyer/contract/doors";
import { Failure, invalidInput } from "@foyer/contract/failures";
import { Prisma } from "@foyer/db/database";
import { authorizeForEvent } from "../../authorize.ts";
import { endTheseWithEvent, endWithEvent } from "../../events/end-with-event.ts";
import { holdEvent, holdEventFor } from "../../events/hold-event.ts";
import { joinLine } from "../../events/join-line.ts";
import { offerSeats } from "../../events/offer-seats.ts";
import { freeSeat, overAt, readSeating, takeSeat } from "../../events/seats.ts";
import { isManagedBy, isVouchedFor } from "../../events/vouched-for.ts";
import { queueNews } from "../queue-delivery.ts";
import type { PlaceFacts, Target } from "./target.ts";

type EventRow = Omit<NonNullable<PlaceFacts["occasion"]>, "organizer"> & {
  readonly name: string;
  readonly organizerName: string;
  readonly organizerEmail: string;
  readonly organizes: boolean;
};

/** Through this door anybody who holds the link takes a seat at an event; it needs no account. */
export const eventTarget: Target = {
  leadsInside: false,
  becomes: () => null,
  tellsInviter: false,
  confirms: true,
  atOnce: 4,

  authorize: (ctx, _, eventId) => authorizeForEvent(ctx, eventId, { removedToo: true }),

  async whoIsIn(tx, { placeId }, emails) {
    const attendees = await tx.$queryRaw<{ email: string }[]>`
      SELECT lower(email::text) AS email FROM attendees
      WHERE event_id = ${placeId}::uuid AND email = ANY(${emails}::citext[])`;
    return attendees.map(({ email }) => email);
  },

  whoMayNotReturn: async () => [],

  async requireOpen(tx, { placeId }, ids) {
    const [event] = await tx.$queryRaw<{ isOver: boolean }[]>`
      SELECT ${overAt} <= now() AS "isOver" FROM events e
      WHERE e.id = ${placeId}::uuid AND e.removed_at IS NULL FOR SHARE`;
    if (!event) throw new Failure("conflict", { message: "This event was cancelled." });
    if (event.isOver) throw new Failure("conflict", { message: "This event is over." });
    // Only now: it may have been moved, and one of them may have got in line, while this transaction waited.
    await endTheseWithEvent(tx, { eventId: placeId, ids });
  },

  overtakenAs: Prisma.sql`(
    SELECT CASE WHEN e.removed_at IS NOT NULL AND i.status IN ('pending', 'expired', 'accepted') THEN 'cancelled'
      WHEN i.status = 'pending' AND ${overAt} <= now() THEN 'expired' END
    FROM events e WHERE e.id = i.place_id)`,

  endWithPlace: (tx, { placeId }, share) => endWithEvent(tx, placeId, share),

  amend(_, { role, ...terms }) {
    if (role !== undefined) throw invalidInput("role", "An event knows no roles.");
    const agreed = JSON.stringify(terms);
    return agreed === "{}" ? [] : [Prisma.sql`terms = i.terms || ${agreed}::jsonb`];
  },

  awaitsAnswer: Prisma.sql`(EXISTS (SELECT 1 FROM events e
      WHERE e.id = i.place_id AND e.removed_at IS NULL AND COALESCE(e.ends_at, e.starts_at) > now())
    AND NOT EXISTS (SELECT 1 FROM attendees a WHERE a.event_id = i.place_id AND a.email = i.email))`,

  inviterIsThere: Prisma.sql`EXISTS (SELECT 1 FROM events e
    WHERE e.id = i.place_id AND ${isManagedBy(Prisma.sql`i.inviter_id`)})`,

  inviterMayLetIn: Prisma.sql`EXISTS (SELECT 1 FROM events e
    WHERE e.id = i.place_id AND e.removed_at IS NULL AND ${isVouchedFor})`,

  placeName: Prisma.sql`(SELECT name FROM events WHERE id = i.place_id)`,
  async facts(db, { placeId }) {
    const [event] = await db.$queryRaw<EventRow[]>`
      SELECT e.name, e.description, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.time_zone AS "timeZone", e.location,
        e.sequence, e.removed_at IS NOT NULL AS removed, u.name AS "organizerName", u.email::text AS "organizerEmail",
        ${isManagedBy(Prisma.sql`e.organizer_id`)} AS organizes
      FROM events e JOIN users u ON u.id = e.organizer_id WHERE e.id = ${placeId}::uuid`;
    if (!event) throw new Failure("not_found");
    const { name, organizerName, organizerEmail, organizes, ...occasion } = event;
    // Whoever has left, or may not organize any more, is nobody to write to.
    const organizer = organizes ? { name: organizerName, email: organizerEmail } : null;
    return { name, occasion: { ...occasion, organizer } };
  },
  hostsPage: ({ organizationId, placeId }, invitationId) =>
    `/o/${organizationId}/events/${placeId}/invitations/${invitationId}`,
  async view(ctx, { id, placeId, status, terms }) {
    const seating = await readSeating(ctx.database.read, { eventId: placeId, invitationId: id });
    if (!seating) return { canAccept: false, isRemoved: true };
    const { event, seatsLeft, isOver, mayBeLetIn, place, wasOffered } = seating;
    if (status === "cancelled" || status === "declined") return { canAccept: false };
    if (status === "expired") {
      const known = { ...event, description: null, location: null, seatsLeft: null };
      return { event: known, canAccept: false };
    }
    const isOpen = status === "pending" && !isOver;
    const hasSeat = seatTerms.parse(terms).bypassCapacity || seatsLeft === null || seatsLeft > 0;
    // Whoever is out of line again, though nothing was answered, has let an offer lapse.
    const lapsed = wasOffered && !hasSeat ? { position: 0, offeredUntil: null } : null;
    const inLine = place && { ...place, offeredUntil: place.offeredUntil?.toISOString() ?? null };
    return {
      event: { ...event, seatsLeft },
      waitingList: isOpen ? (inLine ?? lapsed) : null,
      canAccept: isOpen && hasSeat && mayBeLetIn,
    };
  },

  needs: async () => "nothing",

  async identify(ctx, { id, placeId, fullName: invitedAs, terms }, input) {
    const seating = await readSeating(ctx.database.read, { eventId: placeId, invitationId: id });
    if (!seating) throw new Failure("invitation_cancelled");
    // Whoever comes too late is told before anything is locked. What decides is the look in the transaction.
    const { seatsLeft } = seating;
    if (seatsLeft !== null && seatsLeft <= 0 && !seatTerms.parse(terms).bypassCapacity)
      throw new Failure("event_full");
    const fullName = input.fullName ?? input.name ?? seating.fullName ?? invitedAs;
    if (fullName === null) throw invalidInput("fullName", "Tell us your name.");
    return { kind: "attendee", fullName, phone: input.phone ?? seating.phone };
  },

  /** Holds the event as well, so that nobody else takes, frees or offers a seat until the transaction ends. */
  async requireAuthority(tx, { placeId: eventId, inviterId }) {
    if (inviterId !== null && (await holdEventFor(tx, { eventId, userId: inviterId }))) return;
    const event = await holdEvent(tx, eventId);
    if (!event || event.removed) throw new Failure("invitation_cancelled");
    // Nobody has lost anything where Foyer itself has invited.
    if (inviterId !== null) throw new Failure("inviter_lost_authority");
  },

  async admit(_, tx, { invitation, guest }) {
    if (guest.kind !== "attendee") throw new Failure("sign_in_required");
    const { id: invitationId, placeId: eventId, email } = invitation;
    const { fullName, phone } = guest;
    const terms = seatTerms.parse(invitation.terms);
    const id = await takeSeat(tx, { eventId, invitationId, email, fullName, phone, ...terms });
    return { userId: null, redirectTo: "/accept", attendee: { id, eventId, email, fullName, phone } };
  },

  async release(ctx, tx, { id: invitationId, organizationId, placeId, email }) {
    const event = await holdEvent(tx, placeId);
    if (!event || event.removed) throw new Failure("invitation_cancelled");
    if (event.begun) throw new Failure("invitation_accepted");
    await freeSeat(tx, invitationId);
    // Their calendar holds what they had said yes to.
    const people = [{ invitationId, email }];
    await queueNews(ctx, tx, { organizationId, purpose: "event_cancelled", people });
    await offerSeats(ctx, tx, placeId);
  },

  wait: joinLine,

  async ended(ctx, tx, { place: { placeId }, ids }) {
    // Nobody joins the line meanwhile: their invitations are held. So what has no place in it needs no event.
    const inLine = await tx.waitingPlace.count({ where: { invitationId: { in: [...ids] } } });
    if (inLine === 0) return;
    await holdEvent(tx, placeId);
    await tx.waitingPlace.deleteMany({ where: { invitationId: { in: [...ids] } } });
    await offerSeats(ctx, tx, placeId);
  },
};
