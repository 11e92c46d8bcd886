import type { EventPage, ListEvents } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

/** The events that the caller manages, the newest first. */
export async function listEvents(_ctx: Context, _input: ListEvents): Promise<EventPage> {
  throw new Failure("unavailable");
}
