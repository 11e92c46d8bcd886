import { Readable } from "node:stream";
import type { ExportedFile } from "@foyer/contract/audit";
import { Failure } from "@foyer/contract/failures";
import type { Database } from "@foyer/db/database";
import { identify } from "../accounts/identify.ts";
import { requireCaller } from "../authorize.ts";
import type { CallerMembership } from "../caller.ts";
import type { Context } from "../context.ts";
import { csvBytes, csvText } from "./csv-text.ts";
import { takeShare } from "./take-share.ts";

type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null };

/** What a list's act does: a page, and then what follows it. */
type List<Item> = (page: { readonly limit: number; readonly cursor?: string }) => Promise<Page<Item>>;

/** What a table says of each item, by the names above its columns. */
export type Columns<Item> = Readonly<Record<string, (item: Item) => string | number | null>>;

/** How many rows an answer has at most that is no stream. */
const mostRows = 10_000;

// One statement for each page. Nothing is held open between two, however slowly somebody reads.
const limit = 1_000;

/**
 * What a list's act gives, as a CSV file of today: whoever may list it may take it along, all of it, in its order and no
 * more than it tells. Where the call can take a stream, a row is as it is when its turn comes; otherwise the answer has the
 * first 10,000 rows. What is on its way ends with what let somebody begin.
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
  const release = takeShare(requireCaller(ctx).userId);
  try {
    // What is refused is refused before anything is handed over.
    const further: List<Item> = async (page) => {
      if (ctx.sendFile) await requireAsBefore(ctx);
      return list(page);
    };
    const pages = rowsOf(columns, pagesFrom(await list({ limit }), further));
    const header = Object.keys(columns);
    const filename = `${name}-${await today(ctx.database)}.csv`;
    if (ctx.sendFile) {
      const content = Readable.from(csvBytes(header, pages)).once("close", release);
      ctx.sendFile({ filename, type: "text/csv; charset=utf-8", content });
      return { filename, csv: "", isComplete: true };
    }
    const rows = await firstOf(pages);
    release();
    return { filename, csv: csvText(header, rows.slice(0, mostRows)), isComplete: rows.length <= mostRows };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * A file may be on its way for long. Whoever is signed out meanwhile, or has another role, or none, gets no more of it: what
 * they may by now is for another call to find out.
 * @throws Failure `unauthenticated`, `forbidden`
 */
async function requireAsBefore(ctx: Context): Promise<void> {
  const { visitor } = ctx;
  const { caller } = await identify(ctx, visitor, { authorization: visitor.authorization, safe: true });
  const before = requireCaller(ctx);
  const now = requireCaller({ ...ctx, caller });
  const isAsBefore =
    now.userId === before.userId && before.memberships.every((each) => now.memberships.some(isLike(each)));
  if (!isAsBefore) throw new Failure("forbidden");
}

function isLike({ organizationId, role, active, mfaRequired }: CallerMembership) {
  return (other: CallerMembership) =>
    other.organizationId === organizationId &&
    other.role === role &&
    other.active === active &&
    other.mfaRequired === mfaRequired;
}

async function* pagesFrom<Item>(first: Page<Item>, list: List<Item>): AsyncGenerator<readonly Item[]> {
  yield first.items;
  for (let cursor = first.nextCursor; cursor !== null; ) {
    const { items, nextCursor } = await list({ limit, cursor });
    yield items;
    cursor = nextCursor;
  }
}

type Cells = readonly (string | number | null)[];

async function* rowsOf<Item>(
  columns: Columns<Item>,
  pages: AsyncIterable<readonly Item[]>,
): AsyncGenerator<readonly Cells[]> {
  const cells = Object.values(columns);
  for await (const items of pages) yield items.map((item) => cells.map((cellOf) => cellOf(item)));
}

/** As many as an answer has at most, and some more where there are any. */
async function firstOf(pages: AsyncIterable<readonly Cells[]>): Promise<Cells[]> {
  const rows: Cells[] = [];
  for await (const page of pages) {
    rows.push(...page);
    if (rows.length > mostRows) break;
  }
  return rows;
}

async function today({ read }: Database): Promise<string> {
  const [row] = await read.$queryRaw<{ day: string }[]>`
    SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS day`;
  return row?.day ?? "";
}
