import type { ExportedFile } from "@foyer/contract/audit";
import type { Attendee, ExportAttendees } from "@foyer/contract/events";
import type { Context } from "../context.ts";
import { type Columns, exportList } from "../exports/export-list.ts";
import { listAttendees } from "./list-attendees.ts";

/** Whom `listAttendees` tells of, as a CSV file. @throws Failure as `listAttendees`, `exportList` */
export function exportAttendees(ctx: Context, input: ExportAttendees): Promise<ExportedFile> {
  return exportList(ctx, {
    name: "attendees",
    columns,
    list: (page) => listAttendees(ctx, { ...input, ...page }),
  });
}

const columns: Columns<Attendee> = {
  name: ({ fullName }) => fullName,
  email: ({ email }) => email,
  phone: ({ phone }) => phone,
  vip: ({ isVip }) => (isVip ? "yes" : "no"),
  accepted: ({ acceptedAt }) => acceptedAt,
  "checked in": ({ checkedInAt }) => checkedInAt,
};
