import type { ExportedFile } from "@foyer/contract/audit";
import type { Attendee, ExportAttendees } from "@foyer/contract/events";
import { authorizeForEvent } from "../authorize.ts";
import type { Context } from "../context.ts";
import { csvOf } from "../csv.ts";
import { attendeeAnswer, selectAttendees } from "./read-attendees.ts";

const mostRows = 10_000;

/**
 * The newest 10,000 of what `listAttendees` would list, as a table (CSV, RFC 4180) that spreadsheets take for nothing but
 * text.
 * @throws Failure as `authorizeForEvent`
 */
export async function exportAttendees(ctx: Context, input: ExportAttendees): Promise<ExportedFile> {
  const { eventId, ...filters } = input;
  const tenant = await authorizeForEvent(ctx, eventId);
  const { read } = ctx.database;
  const rows = await selectAttendees(read, tenant, { filters, after: null, limit: mostRows + 1 });
  const [today] = await read.$queryRaw<{ day: string }[]>`
    SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day`;
  const attendees = rows.slice(0, mostRows).map(attendeeAnswer);
  return {
    filename: `attendees-${today?.day}.csv`,
    csv: csvOf(columns, attendees.map(cellsOf)),
    isComplete: rows.length <= mostRows,
  };
}

const columns = ["name", "address", "phone", "vip", "accepted", "checked in"];

function cellsOf({ fullName, email, phone, isVip, acceptedAt, checkedInAt }: Attendee): string[] {
  return [fullName, email, phone ?? "", isVip ? "yes" : "no", acceptedAt, checkedInAt ?? ""];
}
