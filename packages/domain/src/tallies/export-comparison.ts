import type { ExportedFile } from "@foyer/contract/audit";
import { Failure } from "@foyer/contract/failures";
import type { ExportComparison } from "@foyer/contract/statistics";
import type { Context } from "../context.ts";

/** The same as a CSV file. */
export async function exportComparison(_ctx: Context, _input: ExportComparison): Promise<ExportedFile> {
  throw new Failure("unavailable");
}
