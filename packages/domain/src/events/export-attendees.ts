import type { ExportedFile } from "@foyer/contract/audit";
import type { Attendee, ExportAttendees } from "@foyer/contract/events";
import { authorizeForEvent } from "../authorize.ts";
import type { Context } from "../context.ts";
import { csvFile, mostRows } from "../csv.ts";
import { attendeeAnswer, selectAttendees } from "./read-attendees.ts";

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
  return csvFile(read, { name: "attendees", columns, rows: rows.map((row) => cellsOf(attendeeAnswer(row))) });
}

const columns = ["name", "address", "phone", "vip", "accepted", "checked in"];

function cellsOf({ fullName, email, phone, isVip, acceptedAt, checkedInAt }: Attendee): string[] {
  return [fullName, email, phone ?? "", isVip ? "yes" : "no", acceptedAt, checkedInAt ?? ""];
}
