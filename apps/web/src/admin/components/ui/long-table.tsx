import { useWindowVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import {
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import { useHeldRows } from "../../lib/held-rows.ts";
import { type Head, type Listing, TableHeads, tableClass } from "./list.tsx";
import { NewRows } from "./new-rows.tsx";

type MoreToCome = Pick<
  Listing<unknown>,
  "hasNextPage" | "isFetchingNextPage" | "isFetchNextPageError" | "isPlaceholderData" | "fetchNextPage"
>;

const wholeBelow = 100; // rows: a list that short is there as a whole, to be printed and searched through by the browser
const ahead = 15; // rows that are there above and below what is seen
const loadAt = 20; // rows before the end the next page is asked for
const usualHeight = 57; // pixels of a row with two lines

/**
 * A table as long as it gets: of a long one only the rows around what is seen are there, and the next page comes before the end
 * is reached. Assistive technology is told which rows these are of how many (WAI-ARIA `aria-rowindex`). Stands in a `List`,
 * whose button loads more for those who do not scroll.
 */
export function LongTable<Item>({
  label,
  heads,
  headsFrom = "sm",
  items: all,
  listing,
  keyOf,
  children,
}: {
  readonly label: string;
  readonly heads: readonly Head[];
  /** See `Table`. */
  readonly headsFrom?: "sm" | "md";
  readonly items: readonly Item[];
  readonly listing: MoreToCome;
  /** The same function each time: with another one every row is gone through anew. */
  readonly keyOf: (item: Item) => string;
  /** Draws a row, or several that belong together; the first of them gets its number among all. */
  readonly children: (item: Item, rowIndex: number) => ReactNode;
}): ReactNode {
  const frame = useRef<HTMLDivElement>(null);
  const { shown: items, waiting } = useHeldRows(all, keyOf);
  const top = useTop(frame);
  const place = useState(() => location.href)[0];
  // What it answers changes without becoming another object, so nothing here may be kept from one drawing to the next.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useWindowVirtualizer<HTMLTableSectionElement>({
    count: items.length,
    estimateSize: () => usualHeight,
    overscan: items.length <= wholeBelow ? wholeBelow : ahead,
    scrollMargin: top,
    getItemKey: useCallback(
      (index: number) => {
        const item = items[index];
        return item === undefined ? index : keyOf(item);
      },
      [items, keyOf],
    ),
    useFlushSync: false,
    // Whoever comes back finds every row where it was, although only those seen are measured.
    initialMeasurementsCache: heights.get(place) ?? [],
  });
  const rows = virtual.getVirtualItems();
  const seen = virtual.range?.endIndex ?? 0;

  useEffect(
    () => () => {
      heights.delete(place);
      heights.set(place, virtual.takeSnapshot());
      const [oldest] = heights.keys();
      if (heights.size > remembered && oldest !== undefined) heights.delete(oldest);
    },
    [place, virtual],
  );

  const nearEnd = items.length > 0 && seen >= items.length - loadAt;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, isPlaceholderData } = listing;
  const wantsMore =
    nearEnd && hasNextPage && !isFetchingNextPage && !isFetchNextPageError && !isPlaceholderData;
  const load = useEffectEvent(() => void listing.fetchNextPage());
  useEffect(() => {
    if (wantsMore) load();
  }, [wantsMore]);

  const [from, to] = [rows[0]?.start ?? top, rows.at(-1)?.end ?? top];
  return (
    <div>
      <NewRows count={waiting} />
      <div ref={frame} style={{ paddingTop: from - top, paddingBottom: top + virtual.getTotalSize() - to }}>
        <table aria-label={label} aria-rowcount={hasNextPage ? -1 : items.length + 1} className={tableClass}>
          <TableHeads from={headsFrom} heads={heads} rowIndex={1} />
          {rows.map(({ index, key }) => {
            const item = items[index];
            return item === undefined ? null : (
              <tbody
                className="border-b last:border-b-0"
                data-index={index}
                key={String(key)}
                ref={virtual.measureElement}
              >
                {children(item, index + 2)}
              </tbody>
            );
          })}
        </table>
      </div>
    </div>
  );
}

const remembered = 5; // lists
const heights = new Map<string, VirtualItem[]>();

/** How far below the beginning of the page the first row stands, in pixels. */
function useTop(frame: RefObject<HTMLDivElement | null>): number {
  const [top, setTop] = useState(0);
  useEffect(() => {
    const element = frame.current;
    const head = element?.querySelector("thead");
    if (!element || !head) return;
    // What changes above it makes the page longer or shorter.
    const observer = new ResizeObserver(() =>
      setTop(Math.round(element.getBoundingClientRect().top + scrollY + head.offsetHeight)),
    );
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [frame]);
  return top;
}
