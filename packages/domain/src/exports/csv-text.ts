import { formulaStart } from "@foyer/contract/csv";
import Papa from "papaparse";

type Rows = readonly (readonly (string | number | null)[])[];

const newline = "\r\n";

/** A table as CSV (RFC 4180), no cell of which a spreadsheet takes for a formula. */
export function csvText(header: readonly string[], rows: Rows): string {
  return `${linesOf([header])}${newline}${linesOf(rows)}`;
}

/**
 * The same page by page, as it is written to a file. It begins with a byte order mark: without one, spreadsheets read a file
 * as the code page of the country that they are in, and every name with an accent wrongly.
 */
export async function* csvBytes(
  header: readonly string[],
  pages: AsyncIterable<Rows>,
): AsyncGenerator<string> {
  yield `\uFEFF${linesOf([header])}${newline}`;
  let separator = "";
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield `${separator}${linesOf(rows)}`;
    separator = newline;
  }
}

function linesOf(rows: Rows): string {
  return Papa.unparse(
    rows.map((cells) => [...cells]),
    { escapeFormulae: formulaStart, newline },
  );
}
