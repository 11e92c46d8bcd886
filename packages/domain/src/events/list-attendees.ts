import type { AttendeePage, ListAttendees } from "@foyer/contract/events";
import { authorizeForEvent } from "../authorize.ts";
import type { Context } from "../context.ts";
import { pageOf, positionOf } from "../page.ts";
import { attendeeAnswer, selectAttendees } from "./read-attendees.ts";

/** Who comes, the newest first. @throws Failure as `authorizeForEvent`; `invalid_input` for the cursor */
export async function listAttendees(ctx: Context, input: ListAttendees): Promise<AttendeePage> {
  const { eventId, cursor, limit, ...filters } = input;
  const tenant = await authorizeForEvent(ctx, eventId);
  const after = positionOf(cursor);
  const rows = await selectAttendees(ctx.database.read, tenant, { filters, after, limit: limit + 1 });
  return pageOf(rows, limit, attendeeAnswer, ({ acceptedAt, id }) => ({ at: acceptedAt, id }));
}
