import type { CreateEvent, Event } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

/** Makes an event. */
export async function createEvent(_ctx: Context, _input: CreateEvent): Promise<Event> {
  throw new Failure("unavailable");
}
