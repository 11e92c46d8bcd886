import type { ByEvent } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

/** Cancels an event. */
export async function removeEvent(_ctx: Context, _input: ByEvent): Promise<null> {
  throw new Failure("unavailable");
}
