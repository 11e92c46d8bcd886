import type { AttendeePage, ListAttendees } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

/** Who comes, the newest first. */
export async function listAttendees(_ctx: Context, _input: ListAttendees): Promise<AttendeePage> {
  throw new Failure("unavailable");
}
