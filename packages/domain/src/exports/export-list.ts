import type { ExportedFile } from "@foyer/contract/audit";
import type { Database } from "@foyer/db/database";
import type { Context, FileInParts } from "../context.ts";
import { csvText } from "./csv-text.ts";
import { withinShare } from "./share.ts";

/** A list as its act gives it: a page by what follows the one before. */
type List<Item> = (page: { readonly cursor?: string; readonly limit: number }) => Promise<{
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}>;

/** What a table has of each item, by the names that stand above. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => string | number | null>>;

/** How many rows an answer has at most that is not streamed. */
const mostRows = 10_000;

// One statement each, which is soon done: nothing is held open between two, however slowly somebody reads.
const rowsOfPage = 1_000;

/**
 * Everything that a list's act gives, as a CSV file (RFC 4180) of today: whoever may list it may take it along, in the same
 * order and no more of it. Handed over as a stream where the call can take one, each row as it is when its turn comes;
 * otherwise its first 10,000 rows.
 * @throws Failure as the list's act; `rate_limited` for whoever has several under way
 */
export async function exportList<Item>(
  ctx: Context,
  {
    name,
    columns,
    list,
  }: { readonly name: string; readonly columns: Columns<Item>; readonly list: List<Item> },
): Promise<ExportedFile> {
  const pages = withinShare(ctx, pagesOf(list, columns));
  const first = await pages.next(); // what is refused is refused before anything is handed over
  const file = { header: Object.keys(columns), first: first.value ?? [], rest: pages };
  try {
    const filename = `${name}-${await today(ctx.database)}.csv`;
    if (!ctx.sendFile) return { filename, ...(await collected(file)) };
    ctx.sendFile({ filename, type: "text/csv", text: () => streamed(file) });
    return { filename, csv: "", isComplete: true };
  } catch (error) {
    await pages.return();
    throw error;
  }
}
