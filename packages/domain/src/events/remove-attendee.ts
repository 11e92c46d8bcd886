import type { ByAttendee } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

/** Takes a seat away. */
export async function removeAttendee(_ctx: Context, _input: ByAttendee): Promise<null> {
  throw new Failure("unavailable");
}
