import type { ByEvent, Event } from "@foyer/contract/events";
import { authorizeForEvent } from "../authorize.ts";
import type { Context } from "../context.ts";
import { readEvent } from "./read-events.ts";

/** An event that the caller manages, with its seats. @throws Failure as `authorizeForEvent` */
export async function getEvent(ctx: Context, { eventId }: ByEvent): Promise<Event> {
  const tenant = await authorizeForEvent(ctx, eventId);
  return readEvent(ctx.database.read, tenant, tenant.eventId);
}
