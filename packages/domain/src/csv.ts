import type { ExportedFile } from "@foyer/contract/audit";
import type { Transaction } from "@foyer/db/database";
import Papa from "papaparse";

/** How many rows a file has at most. Who reads one more can tell whether there are more. */
export const mostRows = 10_000;

// OWASP, CSV Injection: what a spreadsheet may take for a formula, also after blanks and in full width.
const formulaStart = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A table as a CSV file (RFC 4180) of today, no cell of which a spreadsheet takes for a formula: its first 10,000 rows. */
export async function csvFile(
  db: Pick<Transaction, "$queryRaw">,
  {
    name,
    columns,
    rows,
  }: {
    readonly name: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  },
): Promise<ExportedFile> {
  const [today] = await db.$queryRaw<{ day: string }[]>`
    SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day`;
  const data = rows.slice(0, mostRows).map((cells) => [...cells]);
  return {
    filename: `${name}-${today?.day}.csv`,
    csv: Papa.unparse({ fields: [...columns], data }, { escapeFormulae: formulaStart }),
    isComplete: rows.length <= mostRows,
  };
}
