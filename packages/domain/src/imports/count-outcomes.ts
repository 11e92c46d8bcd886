import type { ImportCounts, ImportRow } from "@foyer/contract/imports";

const none = { new: 0, already_invited: 0, already_member: 0, invalid: 0, duplicate_in_file: 0, refused: 0 };

/** How many rows have which outcome. */
export function countOutcomes(rows: readonly Pick<ImportRow, "outcome">[]): ImportCounts {
  const counts = { total: rows.length, ...none };
  for (const { outcome } of rows) counts[outcome] += 1;
  return counts;
}
