import type { ExportAudit, ExportedFile } from "@foyer/contract/audit";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

export async function exportAudit(_ctx: Context, _input: ExportAudit): Promise<ExportedFile> {
  throw new Failure("unavailable");
}
