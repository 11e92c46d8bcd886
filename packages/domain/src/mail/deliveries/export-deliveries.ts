import type { ExportedFile } from "@foyer/contract/audit";
import { Failure } from "@foyer/contract/failures";
import type { ExportDeliveries } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";

/** The same as a CSV file. */
export async function exportDeliveries(_ctx: Context, _input: ExportDeliveries): Promise<ExportedFile> {
  throw new Failure("unavailable");
}
