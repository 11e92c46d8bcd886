import type { ExportedFile } from "@foyer/contract/audit";
import { Failure } from "@foyer/contract/failures";
import type { ExportInvitations } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";

/** The same as a CSV file. */
export async function exportInvitations(_ctx: Context, _input: ExportInvitations): Promise<ExportedFile> {
  throw new Failure("unavailable");
}
