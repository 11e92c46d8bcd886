import type { Event, UpdateEvent } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

/** Changes an event. */
export async function updateEvent(_ctx: Context, _input: UpdateEvent): Promise<Event> {
  throw new Failure("unavailable");
}
