import Papa from "papaparse";

// OWASP, CSV Injection: what a spreadsheet may take for a formula, also after blanks and in full width.
const formulaStart = /^\s*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/** A table as CSV (RFC 4180), no cell of which a spreadsheet takes for a formula. */
export function csvOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const data = rows.map((cells) => [...cells]);
  return Papa.unparse({ fields: [...columns], data }, { escapeFormulae: formulaStart });
}
