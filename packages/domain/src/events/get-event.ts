import type { ByEvent, Event } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

/** One event. */
export async function getEvent(_ctx: Context, _input: ByEvent): Promise<Event> {
  throw new Failure("unavailable");
}
