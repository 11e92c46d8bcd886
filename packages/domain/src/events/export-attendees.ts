import type { ExportedFile } from "@foyer/contract/audit";
import type { ExportAttendees } from "@foyer/contract/events";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

/** Who comes, as a CSV file. */
export async function exportAttendees(_ctx: Context, _input: ExportAttendees): Promise<ExportedFile> {
  throw new Failure("unavailable");
}
