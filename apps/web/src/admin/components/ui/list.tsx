import type { ReactNode } from "react";
import { capitalized } from "../../lib/capitalized.ts";
import { plural } from "../../lib/moment.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { FailedState } from "./failed-state.tsx";
import { SkeletonRows } from "./skeleton.tsx";

/** What a list is made of, page after page: see `usePagedQuery`. */
export type Listing<Item> = {
  readonly items: readonly Item[] | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  readonly isPlaceholderData: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly fetchNextPage: () => unknown;
  readonly refetch: () => unknown;
};

/** A list in any of its states: on its way, failed, empty, there, and more to come. */
export function List<Item>({
  listing,
  noun,
  nouns,
  empty,
  children,
}: {
  readonly listing: Listing<Item>;
  readonly noun: string;
  readonly nouns: string;
  readonly empty: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}) {
  const { items } = listing;
  if (!items) {
    if (!listing.isError) return <SkeletonRows count={6} label={`Loading ${nouns}…`} />;
    return <FailedState error={listing.error} onRetry={() => listing.refetch()} what={capitalized(nouns)} />;
  }
  const found = `${plural(items.length, noun, nouns)}${listing.hasNextPage ? ", and more" : ""}`;
  return (
    <div aria-busy={listing.isPlaceholderData} className="grid gap-4">
      <p className="sr-only" role="status">
        {items.length === 0 ? `No ${nouns} found` : found}
      </p>
      {items.length === 0 ? empty : children(items)}
      {listing.isFetchNextPageError ? (
        <FailedState error={listing.error} onRetry={() => listing.fetchNextPage()} what="More" />
      ) : null}
      {listing.hasNextPage && !listing.isFetchNextPageError ? (
        <Button
          className="justify-self-center"
          onClick={() => listing.fetchNextPage()}
          pending={listing.isFetchingNextPage}
        >
          {listing.isFetchingNextPage ? "Loading…" : "Show more"}
        </Button>
      ) : null}
    </div>
  );
}

/** Nothing fits the filters: leads back to everything. */
export function NothingFound({ nouns, onClear }: { readonly nouns: string; readonly onClear: () => void }) {
  return (
    <EmptyState
      action={<Button onClick={onClear}>Clear the filters</Button>}
      title={`No ${nouns} fit these filters`}
    >
      Try another word, or fewer filters.
    </EmptyState>
  );
}

export type Head = {
  readonly label: string;
  readonly className?: string;
  /** Named for those who can't see what stands below; nothing is shown. */
  readonly silent?: true;
};

/** The frame of a table: hairlines, and a name for those who can't see its headline. */
export function Table({
  label,
  heads,
  headsFrom = "sm",
  children,
}: {
  readonly label: string;
  readonly heads: readonly Head[];
  /** From which width on the columns are named; below it rows have to speak for themselves. */
  readonly headsFrom?: "sm" | "md";
  readonly children: ReactNode;
}) {
  return (
    <table aria-label={label} className={tableClass}>
      <TableHeads from={headsFrom} heads={heads} />
      <tbody>{children}</tbody>
    </table>
  );
}

export const tableClass = "w-full table-fixed border-collapse text-sm";

/** The row that names the columns. */
export function TableHeads({
  heads,
  from,
  rowIndex,
}: {
  readonly heads: readonly Head[];
  readonly from: "sm" | "md";
  /** Its number among all rows, where not all of them are there. */
  readonly rowIndex?: number;
}): ReactNode {
  return (
    <thead className={`hidden ${from === "sm" ? "sm:table-header-group" : "md:table-header-group"}`}>
      <tr aria-rowindex={rowIndex} className="border-b text-left text-xs text-muted">
        {heads.map((head) => (
          <th
            className={`py-2 pr-4 font-medium last:pr-0 ${head.className ?? ""}`}
            key={head.label}
            scope="col"
          >
            {head.silent ? <span className="sr-only">{head.label}</span> : head.label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** A row that follows its one link wherever it is pressed: give the link `rowLinkClass`. */
export const rowClass =
  "relative border-b transition-colors last:border-b-0 hover:bg-sunken has-focus-visible:bg-sunken [&>td]:py-2.5 [&>td]:pr-4 [&>td]:align-middle [&>td:last-child]:pr-0";
export const rowLinkClass =
  "block truncate font-medium text-ink after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-control focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent";
