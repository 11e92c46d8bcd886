import { Failure } from "@foyer/contract/failures";
import type { ImportPage, ListImports } from "@foyer/contract/imports";
import type { Context } from "../context.ts";

/** The files that were imported, the newest first. */
export async function listImports(_ctx: Context, _input: ListImports): Promise<ImportPage> {
  throw new Failure("unavailable");
}
