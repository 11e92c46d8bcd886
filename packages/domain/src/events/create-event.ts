import type { CreateEvent, Event } from "@foyer/contract/events";
import { Failure, invalidInput } from "@foyer/contract/failures";
import { can } from "@foyer/contract/permissions";
import type { Transaction } from "@foyer/db/database";
import { record } from "../audit/record.ts";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { lockedRole } from "../organizations/memberships.ts";
import { readEvent } from "./read-events.ts";

/**
 * Makes an event. The caller organizes it, unless whoever manages all events names somebody else of the organization.
 * @throws Failure as `authorize`; `forbidden`, `invalid_input` (the organizer), `conflict` (the caller's role was changed
 * meanwhile)
 */
export async function createEvent(ctx: Context, input: CreateEvent): Promise<Event> {
  const tenant = authorize(ctx, "event.create", input.organizationId);
  const { organizationId, caller } = tenant;
  const { name, startsAt, endsAt = null, timeZone = "UTC", capacity = null, offerHours = 24 } = input;
  const { description = null, location = null, organizerId = caller.userId } = input;
  const facts = { name, description, startsAt, endsAt, timeZone, location, capacity, offerHours };
  return ctx.database.transaction(async (tx) => {
    const role = await lockedRole(tx, { organizationId, userId: caller.userId });
    if (!role || !can(role, "event.create")) throw new Failure("conflict");
    await requireOrganizer(tx, { organizationId, userId: organizerId, namedBy: caller.userId });
    const { id } = await tx.event.create({
      data: { ...facts, organizationId, organizerId },
      select: { id: true },
    });
    await record(ctx, tx, {
      act: "event.created",
      organizationId,
      subject: { kind: "event", id, label: name },
    });
    return readEvent(tx, tenant, id);
  });
}

/**
 * Whether somebody may be made an event's organizer; they stay so until the transaction ends. Everybody may name themselves.
 * Somebody else only whoever manages all events: an organizer is told to everybody who is invited, with their address.
 * @throws Failure `forbidden`, `invalid_input`
 */
export async function requireOrganizer(
  tx: Transaction,
  {
    organizationId,
    userId,
    namedBy,
  }: { readonly organizationId: string; readonly userId: string; readonly namedBy: string },
): Promise<void> {
  const naming = await lockedRole(tx, { organizationId, userId: namedBy });
  const isOther = userId.toLowerCase() !== namedBy.toLowerCase();
  if (isOther && !(naming && can(naming, "event.manageAll")))
    throw new Failure("forbidden", { message: "Only whoever manages all events names somebody else." });
  const role = isOther ? await lockedRole(tx, { organizationId, userId }) : naming;
  if (!role || !can(role, "event.organize"))
    throw invalidInput("organizerId", "Nobody of the organization who may organize events.");
}
