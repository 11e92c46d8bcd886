import { Failure } from "@foyer/contract/failures";
import { Prisma } from "@foyer/db/database";
import { authorizeForEvent } from "../../authorize.ts";
import type { PlaceFacts, Target } from "./target.ts";

type EventRow = Omit<NonNullable<PlaceFacts["occasion"]>, "organizer"> & {
  readonly name: string;
  readonly organizerName: string;
  readonly organizerEmail: string;
};

/** Through this door anybody who holds the link takes a seat at an event; it needs no account. */
export const eventTarget: Target = {
  leadsInside: false,
  becomes: () => null,
  tellsInviter: false,
  confirms: true,
  authorize: (ctx, _, eventId) => authorizeForEvent(ctx, eventId, { removedToo: true }),
  async whoIsIn() {
    throw new Failure("unavailable");
  },
  whoMayNotReturn: async () => [],
  async requireOpen() {
    throw new Failure("unavailable");
  },
  until: ({ hours }) => Prisma.sql`now() + make_interval(hours => ${hours})`,
  amend() {
    throw new Failure("unavailable");
  },
  placeName: Prisma.sql`(SELECT name FROM events WHERE id = i.place_id)`,
  async facts(db, { placeId }) {
    const [event] = await db.$queryRaw<EventRow[]>`
      SELECT e.name, e.description, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.time_zone AS "timeZone", e.location,
        e.sequence, e.removed_at IS NOT NULL AS removed, u.name AS "organizerName", u.email::text AS "organizerEmail"
      FROM events e JOIN users u ON u.id = e.organizer_id WHERE e.id = ${placeId}::uuid`;
    if (!event) throw new Failure("not_found");
    const { name, organizerName, organizerEmail, ...occasion } = event;
    return { name, occasion: { ...occasion, organizer: { name: organizerName, email: organizerEmail } } };
  },
  hostsPage: ({ organizationId, placeId }, invitationId) =>
    `/o/${organizationId}/events/${placeId}/invitations/${invitationId}`,
  async view() {
    throw new Failure("unavailable");
  },
  needs: async () => "nothing",
  async identify() {
    throw new Failure("unavailable");
  },
  async requireAuthority() {
    throw new Failure("unavailable");
  },
  async admit() {
    throw new Failure("unavailable");
  },
  async release() {
    throw new Failure("unavailable");
  },
  async ended() {},
};
