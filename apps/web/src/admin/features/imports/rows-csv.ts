import { formulaStart } from "@foyer/contract/csv";
import type { ImportRow } from "@foyer/contract/imports";

/**
 * Rows as a CSV file (RFC 4180) that can be mended and imported again; no cell is a formula to a spreadsheet. As in all files
 * that are handed over, a byte order mark comes first, by which spreadsheets know how names with accents are written.
 */
export function rowsCsv(rows: readonly ImportRow[]): string {
  const lines = rows.map(({ line, email, fullName, message }) => [
    email,
    fullName ?? "",
    String(line),
    message ?? "",
  ]);
  const text = [["email", "name", "line", "problem"], ...lines].map((cells) => cells.map(cell).join(","));
  return `\uFEFF${text.join("\r\n")}`;
}

function cell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe !== text ? `"${safe.replaceAll('"', '""')}"` : safe;
}
