import type { ExportedFile } from "@foyer/contract/audit";
import type { ExportImportRows, ImportedRow } from "@foyer/contract/imports";
import type { Context } from "../context.ts";
import { exportList } from "../exports/export-list.ts";
import { listImportRows } from "./list-import-rows.ts";

/**
 * The rows of a file as a file that can be mended and imported again: addresses and names stand in columns of their own,
 * beside the line and what is wrong.
 * @throws Failure as `listImportRows`
 */
export async function exportImportRows(ctx: Context, input: ExportImportRows): Promise<ExportedFile> {
  return exportList<ImportedRow>(ctx, {
    name: "import",
    columns: {
      email: ({ email }) => email,
      name: ({ fullName }) => fullName,
      line: ({ line }) => line,
      problem: ({ message }) => message,
    },
    list: (page) => listImportRows(ctx, { ...input, ...page }),
  });
}
