import type { Event, UpdateEvent } from "@foyer/contract/events";
import { invalidInput } from "@foyer/contract/failures";
import { Prisma, type Transaction } from "@foyer/db/database";
import { tellAttendees } from "@foyer/jobs/queues";
import { record } from "../audit/record.ts";
import { authorizeForEvent } from "../authorize.ts";
import type { Context } from "../context.ts";
import { requireOrganizer } from "./create-event.ts";
import { holdOwnEvent } from "./hold-event.ts";
import { offerSeats, withdrawOffers } from "./offer-seats.ts";
import { readEvent } from "./read-events.ts";
import { overAt } from "./seats.ts";
import { holdVouchedFor, takeOver } from "./take-over.ts";

/**
 * Changes an event: what is named, and nothing else. Whoever comes is told of what belongs into a calendar. Nobody is
 * thrown out where it becomes smaller; where it becomes larger, those in line are offered the seats at once. Invitations end
 * with the event at the latest. Whoever it is handed on to vouches for whom the organizer before has invited.
 * @throws Failure as `authorizeForEvent`; `forbidden`, `invalid_input` (the end, the organizer), `conflict` (the event is no
 * longer the caller's)
 */
export async function updateEvent(ctx: Context, input: UpdateEvent): Promise<Event> {
  const { eventId: wanted, ...named } = input;
  const tenant = await authorizeForEvent(ctx, wanted);
  const { organizationId, eventId, caller } = tenant;
  await ctx.database.transaction(async (tx) => {
    await holdInvitations(tx, eventId, named);
    if (named.organizerId !== undefined) await holdVouchedFor(tx, eventId);
    const { name } = await holdOwnEvent(tx, tenant);
    const before = await tx.event.findUniqueOrThrow({ where: { id: eventId } });
    const changes = changesOf(before, named);
    const fields = Object.keys(changes);
    if (fields.length === 0) return;
    requireOrder({ ...before, ...changes });
    if (changes.organizerId !== undefined)
      await requireOrganizer(tx, {
        ...{ organizationId, userId: changes.organizerId },
        namedBy: caller.userId,
      });

    const tells = fields.some((field) => inCalendars.has(field));
    await tx.event.update({
      where: { id: eventId },
      data: { ...changes, ...(tells && { sequence: { increment: 1 } }) },
    });
    const invitations =
      changes.organizerId === undefined ? 0 : await takeOver(tx, { eventId, before: before.organizerId });
    if (changes.startsAt !== undefined || changes.endsAt !== undefined) await endWithEvent(tx, eventId);
    if (isSmaller(before, changes)) await withdrawOffers(tx, eventId);
    if (fields.some((field) => settlesSeats.has(field))) await offerSeats(ctx, tx, eventId);
    const subject = { kind: "event", id: eventId, label: changes.name ?? name } as const;
    const details = { fields, ...(invitations > 0 && { invitations }) };
    await record(ctx, tx, { act: "event.updated", organizationId, subject, details });
    if (tells) await ctx.jobs.enqueue(tx, tellAttendees, { eventId });
  });
  return readEvent(ctx.database.read, tenant, eventId);
}

type Named = Omit<UpdateEvent, "eventId">;

const inCalendars = new Set(["name", "description", "startsAt", "endsAt", "timeZone", "location"]);
// Whoever takes an event over vouches for those in line, too.
const settlesSeats = new Set(["capacity", "startsAt", "endsAt", "organizerId"]);

/** Whether it has become so. Nothing else takes back what somebody was offered. */
function isSmaller(before: Pick<Facts, "capacity">, { capacity }: Partial<Facts>): boolean {
  return typeof capacity === "number" && (before.capacity === null || capacity < before.capacity);
}

type Facts = {
  readonly [Field in keyof Named]-?: Field extends "startsAt"
    ? Date
    : Field extends "endsAt"
      ? Date | null
      : Exclude<Named[Field], undefined>;
};

/** What is named and is another than before. */
function changesOf(before: Facts, named: Named): Partial<Facts> {
  const { startsAt, endsAt, ...rest } = named;
  const wishes = {
    ...rest,
    ...(startsAt !== undefined && { startsAt: new Date(startsAt) }),
    ...(endsAt !== undefined && { endsAt: endsAt === null ? null : new Date(endsAt) }),
  };
  const changed = Object.entries(wishes).filter(
    ([field, value]) => value !== undefined && !isSame(value, Reflect.get(before, field)),
  );
  return Object.fromEntries(changed);
}

function isSame(one: unknown, another: unknown): boolean {
  if (one instanceof Date && another instanceof Date) return one.getTime() === another.getTime();
  return one === another;
}

/** The other half may be the one that is stored. @throws Failure `invalid_input` */
function requireOrder({ startsAt, endsAt }: Pick<Facts, "startsAt" | "endsAt">): void {
  if (endsAt && endsAt <= startsAt) throw invalidInput("endsAt", "Must be after the start.");
}

/** Locks what a change will reach, before the event is held: the order of everybody who answers. */
async function holdInvitations(tx: Transaction, eventId: string, named: Named): Promise<void> {
  const all = named.startsAt !== undefined || named.endsAt !== undefined;
  if (!all && named.capacity === undefined) return;
  const those = all
    ? Prisma.empty
    : Prisma.sql`AND EXISTS (SELECT 1 FROM waiting_places w WHERE w.invitation_id = i.id)`;
  await tx.$queryRaw`
    SELECT 1 FROM invitations i WHERE i.place_id = ${eventId}::uuid AND i.status = 'pending' ${those}
    ORDER BY i.id FOR NO KEY UPDATE`;
}

/** Nothing lasts longer than the event does; whoever waits in line waits until then. */
async function endWithEvent(tx: Transaction, eventId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE invitations i
    SET expires_at = CASE WHEN EXISTS (SELECT 1 FROM waiting_places w WHERE w.invitation_id = i.id)
      THEN ${overAt} ELSE LEAST(i.expires_at, ${overAt}) END
    FROM events e
    WHERE e.id = ${eventId}::uuid AND i.place_id = e.id AND i.status = 'pending'`;
  await tx.$executeRaw`
    UPDATE waiting_places w SET offered_until = LEAST(w.offered_until, ${overAt}) FROM events e
    WHERE e.id = ${eventId}::uuid AND w.event_id = e.id AND w.offered_until IS NOT NULL`;
}
