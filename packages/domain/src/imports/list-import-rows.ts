import { Failure } from "@foyer/contract/failures";
import type { ImportRowPage, ListImportRows } from "@foyer/contract/imports";
import type { Context } from "../context.ts";

/** What became of the rows of a file. */
export async function listImportRows(_ctx: Context, _input: ListImportRows): Promise<ImportRowPage> {
  throw new Failure("unavailable");
}
