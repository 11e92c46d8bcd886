import type { ExportedFile } from "@foyer/contract/audit";
import { Failure } from "@foyer/contract/failures";
import type { ExportPeople } from "@foyer/contract/people";
import type { Context } from "../context.ts";

/** The same as a CSV file. */
export async function exportPeople(_ctx: Context, _input: ExportPeople): Promise<ExportedFile> {
  throw new Failure("unavailable");
}
