import type { ExportedFile } from "@foyer/contract/audit";
import { Failure } from "@foyer/contract/failures";
import type { ExportImportRows } from "@foyer/contract/imports";
import type { Context } from "../context.ts";

/** The same as a CSV file. */
export async function exportImportRows(_ctx: Context, _input: ExportImportRows): Promise<ExportedFile> {
  throw new Failure("unavailable");
}
