import type { Attendee, CheckIn } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

/** Marks that somebody has come. */
export async function checkIn(_ctx: Context, _input: CheckIn): Promise<Attendee> {
  throw new Failure("unavailable");
}
