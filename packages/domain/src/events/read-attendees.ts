import { type Attendee, attendee, type ExportAttendees } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { EventTenant } from "../authorize.ts";
import { containing, type Position } from "../page.ts";

/** A row as `selectAttendees` reads it. */
export type AttendeeRow = Omit<Attendee, "acceptedAt" | "checkedInAt"> & {
  readonly acceptedAt: Date;
  readonly checkedInAt: Date | null;
};

type Wanted = {
  readonly filters: Omit<ExportAttendees, "eventId">;
  readonly after: Position | null;
  readonly limit: number;
};

/** Who comes to an event, the newest first. */
export async function selectAttendees(
  db: Pick<Transaction, "$queryRaw">,
  tenant: EventTenant,
  { filters, after, limit }: Wanted,
): Promise<AttendeeRow[]> {
  const { checkedIn, isVip, search } = filters;
  const conditions = [
    after && Prisma.sql`(a.created_at, a.id) < (${after.at}, ${after.id}::uuid)`,
    checkedIn !== undefined && Prisma.sql`(a.checked_in_at IS NOT NULL) = ${checkedIn}`,
    isVip !== undefined && Prisma.sql`a.is_vip = ${isVip}`,
    search !== undefined && mentions(containing(search)),
  ].filter((condition) => condition instanceof Prisma.Sql);
  const where = conditions.length > 0 ? Prisma.join(conditions, " AND ") : Prisma.sql`true`;
  return select(db, tenant, where, limit);
}

function mentions(pattern: string): Prisma.Sql {
  return Prisma.sql`(a.full_name ILIKE ${pattern} OR a.email::text ILIKE ${pattern} OR a.phone ILIKE ${pattern})`;
}

/** One of an event's attendees. @throws Failure `not_found` */
export async function readAttendee(
  db: Pick<Transaction, "$queryRaw">,
  tenant: EventTenant,
  attendeeId: string,
): Promise<Attendee> {
  const [row] = await select(db, tenant, Prisma.sql`a.id = ${attendeeId}::uuid`, 1);
  if (!row) throw new Failure("not_found");
  return attendeeAnswer(row);
}

async function select(
  db: Pick<Transaction, "$queryRaw">,
  { eventId }: EventTenant,
  where: Prisma.Sql,
  limit: number,
): Promise<AttendeeRow[]> {
  return db.$queryRaw<AttendeeRow[]>`
    SELECT a.id, a.event_id AS "eventId", a.invitation_id AS "invitationId", a.email::text, a.full_name AS "fullName",
      a.phone, a.is_vip AS "isVip", a.created_at AS "acceptedAt", a.checked_in_at AS "checkedInAt"
    FROM attendees a
    WHERE a.event_id = ${eventId}::uuid AND ${where}
    ORDER BY a.created_at DESC, a.id DESC
    LIMIT ${limit}`;
}

/** A row as the contract promises it. */
export function attendeeAnswer(row: AttendeeRow): Attendee {
  return attendee.parse({
    ...row,
    acceptedAt: row.acceptedAt.toISOString(),
    checkedInAt: row.checkedInAt?.toISOString() ?? null,
  });
}
