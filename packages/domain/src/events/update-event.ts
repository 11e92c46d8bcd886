import type { Event, UpdateEvent } from "@foyer/contract/events";
import { invalidInput } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import { closePlace, tellAttendees } from "@foyer/jobs/queues";
import { record } from "../audit/record.ts";
import { authorizeForEvent } from "../authorize.ts";
import type { Context } from "../context.ts";
import { endedAtOnce } from "../invitations/close-place.ts";
import { requireOrganizer } from "./create-event.ts";
import { endWithEvent, holdThoseAmiss } from "./end-with-event.ts";
import { holdOwnEvent } from "./hold-event.ts";
import { offerSeats, withdrawOffers } from "./offer-seats.ts";
import { readEvent } from "./read-events.ts";
import { overAt } from "./seats.ts";
import { holdVouchedFor, takeOver } from "./take-over.ts";

/**
 * Changes an event: what is named, and nothing else. Whoever comes is told of what belongs into a calendar. Nobody is
 * thrown out where it becomes smaller; where it becomes larger, those in line are offered the seats at once. Invitations end
 * with the event at the latest. Whoever it is handed on to vouches for whom the organizer before has invited.
 * @throws Failure as `authorizeForEvent`; `forbidden`, `invalid_input` (the times, the organizer), `conflict` (the event is
 * no longer the caller's)
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
    const moves = changes.startsAt !== undefined || changes.endsAt !== undefined;
    if (moves) await requireAhead(tx, before, changes);
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
    if (moves) await endEarlierOrLater(ctx, tx, eventId);
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

/**
 * A slip in the date of an event would end every invitation to it, and the line, for good.
 * @throws Failure `invalid_input` where it is ahead and would be over
 */
async function requireAhead(
  tx: Transaction,
  before: Facts & { readonly id: string },
  changes: Partial<Facts>,
): Promise<void> {
  const over = overOf({ ...before, ...changes });
  const slips = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM events e
    WHERE e.id = ${before.id}::uuid AND ${overAt} > now() AND ${over}::timestamptz <= now()`;
  if (slips.length === 0) return;
  throw invalidInput(
    changes.endsAt === undefined ? "startsAt" : "endsAt",
    "The event would be over. If it does not take place, cancel it: everybody is told then.",
  );
}

/** When an event with these times is over. */
function overOf({ startsAt, endsAt }: Pick<Facts, "startsAt" | "endsAt">): Date {
  return endsAt ?? startsAt;
}

/** Locks what a change will reach, before the event is held: the order of everybody who answers. */
async function holdInvitations(tx: Transaction, eventId: string, named: Named): Promise<void> {
  if (named.startsAt !== undefined || named.endsAt !== undefined) {
    const before = await tx.event.findUniqueOrThrow({ where: { id: eventId } });
    const over = overOf({ ...before, ...changesOf(before, named) });
    await holdThoseAmiss(tx, { eventId, over, most: endedAtOnce });
  }
  if (named.capacity === undefined) return;
  await tx.$queryRaw`
    SELECT 1 FROM invitations i JOIN waiting_places w ON w.invitation_id = i.id
    WHERE w.event_id = ${eventId}::uuid AND i.status = 'pending'
    ORDER BY i.id FOR NO KEY UPDATE OF i`;
}

/**
 * Nothing lasts longer than the event does; whoever waits in line waits until then. Of very many invitations a job writes
 * down the rest: over is over for all of them.
 */
async function endEarlierOrLater(ctx: Context, tx: Transaction, eventId: string): Promise<void> {
  const most = endedAtOnce;
  if ((await endWithEvent(tx, eventId, { most, waits: true })) === most)
    await ctx.jobs.enqueue(tx, closePlace, { placeId: eventId });
  await tx.$executeRaw`
    UPDATE waiting_places w SET offered_until = ${overAt} FROM events e
    WHERE e.id = ${eventId}::uuid AND w.event_id = e.id AND w.offered_until > ${overAt}`;
}
