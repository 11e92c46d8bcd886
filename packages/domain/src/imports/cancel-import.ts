import { Failure } from "@foyer/contract/failures";
import type { ByImport, ImportRun } from "@foyer/contract/imports";
import type { Context } from "../context.ts";

/** Stops an import, and takes back all of its invitations that wait for an answer. */
export async function cancelImport(_ctx: Context, _input: ByImport): Promise<ImportRun> {
  throw new Failure("unavailable");
}
