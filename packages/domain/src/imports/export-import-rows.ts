import type { ExportedFile } from "@foyer/contract/audit";
import type { ExportImportRows, ImportedRow } from "@foyer/contract/imports";
import type { Context } from "../context.ts";
import { type Columns, exportList } from "../exports/export-list.ts";
import { listImportRows } from "./list-import-rows.ts";

/**
 * What `listImportRows` tells, as a CSV file that can be mended and imported.
 * @throws Failure as `listImportRows`, `exportList`
 */
export function exportImportRows(ctx: Context, input: ExportImportRows): Promise<ExportedFile> {
  return exportList(ctx, {
    name: "import",
    columns,
    list: (page) => listImportRows(ctx, { ...input, ...page }),
  });
}

const columns: Columns<ImportedRow> = {
  email: ({ email }) => email,
  name: ({ fullName }) => fullName,
  outcome: ({ outcome }) => outcome,
  message: ({ message }) => message,
  line: ({ line }) => line,
};
