import { Failure } from "@foyer/contract/failures";
import type { ByImport, ImportRun } from "@foyer/contract/imports";
import type { Context } from "../context.ts";

/** One file, and how far it is. */
export async function getImport(_ctx: Context, _input: ByImport): Promise<ImportRun> {
  throw new Failure("unavailable");
}
