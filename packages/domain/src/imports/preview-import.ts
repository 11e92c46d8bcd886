import { Failure } from "@foyer/contract/failures";
import type { ImportPreview, PreviewImport } from "@foyer/contract/imports";
import type { Context } from "../context.ts";

/** Says what would become of every row of a file, and changes nothing. */
export async function previewImport(_ctx: Context, _input: PreviewImport): Promise<ImportPreview> {
  throw new Failure("unavailable");
}
