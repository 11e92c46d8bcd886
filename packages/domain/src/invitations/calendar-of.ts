import { Failure } from "@foyer/contract/failures";
import type { ByToken, CalendarFile } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";

/** The event that a link leads to as a calendar file. */
export async function calendarOf(_ctx: Context, _input: ByToken): Promise<CalendarFile> {
  throw new Failure("unavailable");
}
