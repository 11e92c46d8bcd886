import { type Event, event } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { Host } from "../authorize.ts";
import { anybody, seatsLeftFor } from "./seats.ts";

/** A row as `selectEvents` reads it. */
export type EventRow = {
  readonly id: string;
  readonly organizationId: string;
  readonly organizerId: string;
  readonly organizerName: string;
  readonly name: string;
  readonly description: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly timeZone: string;
  readonly location: string | null;
  readonly capacity: number | null;
  readonly offerHours: number;
  readonly attendeeCount: number;
  readonly seatsLeft: number | null;
  readonly offeredCount: number;
  readonly waitingCount: number;
  readonly createdAt: Date;
};

/** Events of a host's organization with their seats, by their start. `where` speaks of `e`. What was removed is not among them. */
export async function selectEvents(
  db: Pick<Transaction, "$queryRaw">,
  { organizationId }: Host,
  {
    where,
    order,
    limit,
  }: { readonly where: Prisma.Sql; readonly order: "ASC" | "DESC"; readonly limit: number },
): Promise<EventRow[]> {
  const direction = Prisma.raw(order);
  return db.$queryRaw<EventRow[]>`
    SELECT e.id, e.organization_id AS "organizationId", e.organizer_id AS "organizerId", u.name AS "organizerName",
      e.name, e.description, e.starts_at AS "startsAt", e.ends_at AS "endsAt", e.time_zone AS "timeZone", e.location,
      e.capacity, e.offer_hours AS "offerHours", e.seats_taken AS "attendeeCount",
      ${seatsLeftFor(anybody)} AS "seatsLeft", line.offered AS "offeredCount", line.waiting AS "waitingCount",
      e.created_at AS "createdAt"
    FROM events e
    JOIN users u ON u.id = e.organizer_id
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE w.offered_until > now())::int AS offered,
        count(*) FILTER (WHERE w.offered_until IS NULL)::int AS waiting
      FROM waiting_places w WHERE w.event_id = e.id
    ) line
    WHERE e.organization_id = ${organizationId}::uuid AND e.removed_at IS NULL AND ${where}
    ORDER BY e.starts_at ${direction}, e.id ${direction}
    LIMIT ${limit}`;
}

/** One event of a host's organization. @throws Failure `not_found` */
export async function readEvent(
  db: Pick<Transaction, "$queryRaw">,
  host: Host,
  eventId: string,
): Promise<Event> {
  const [row] = await selectEvents(db, host, {
    where: Prisma.sql`e.id = ${eventId}::uuid`,
    order: "DESC",
    limit: 1,
  });
  if (!row) throw new Failure("not_found");
  return eventAnswer(row);
}

/** A row as the contract promises it. */
export function eventAnswer({ organizerId, organizerName, ...row }: EventRow): Event {
  return event.parse({
    ...row,
    organizer: { id: organizerId, name: organizerName },
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  });
}
