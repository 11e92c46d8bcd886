/** The dress of a table's row that leads nowhere. */
export const plainRowClass =
  "border-b last:border-b-0 [&>td]:py-2.5 [&>td]:pr-4 [&>td]:align-middle [&>td:last-child]:pr-0";
