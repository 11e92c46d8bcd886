import type { ByImport, ImportRun } from "@foyer/contract/imports";
import type { Context } from "../context.ts";
import { authorizeForImport } from "./authorize-for-import.ts";
import { readImport } from "./read-imports.ts";

/** One file that was imported, and how far it is. @throws Failure as `authorizeForImport` */
export async function getImport(ctx: Context, { importId }: ByImport): Promise<ImportRun> {
  const host = await authorizeForImport(ctx, "invitation.view", importId);
  return readImport(ctx.database.read, host, importId);
}
