import { keepPreviousData, type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

type PageOf<Item> = { readonly items: Item[]; readonly nextCursor: string | null };

/**
 * A keyset-paginated list, page after page. What was shown stays until the next answer comes, so a filter that changes
 * never blanks the list.
 */
export function usePagedQuery<Item, Page extends PageOf<Item> = PageOf<Item>>(list: {
  readonly queryKey: QueryKey;
  readonly load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page>;
  /** In how many milliseconds what is shown may have changed by itself; false: it does not. */
  readonly lookAgain?: (items: readonly Item[]) => number | false;
}) {
  const query = useInfiniteQuery({
    queryKey: list.queryKey,
    // tRPC's own infinite options add `direction` to the input, which the contract refuses as unknown.
    queryFn: ({ pageParam, signal }) => list.load(pageParam, signal),
    initialPageParam: firstPage,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) =>
      isShort(state.data) ? (list.lookAgain?.(state.data?.pages.flatMap(itemsOf) ?? []) ?? false) : false,
    // Looking again asks for one page after the other: a long list is only looked at again when something was done to it.
    refetchOnMount: ({ state }) => isShort(state.data) || state.isInvalidated,
    refetchOnWindowFocus: ({ state }) => isShort(state.data),
    refetchOnReconnect: ({ state }) => isShort(state.data),
  });
  const { data } = query;
  return { ...query, items: useMemo(() => data?.pages.flatMap(itemsOf), [data]) };
}

const short = 20; // pages

/** What a list asks for beside its filters: a page that follows is a large one, because who wants more wants much. */
export function pageAfter(cursor: string | undefined): { cursor: string; limit: number } | undefined {
  return cursor === undefined ? undefined : { cursor, limit: 100 };
}

function isShort(data: { readonly pages: readonly unknown[] } | undefined): boolean {
  return (data?.pages.length ?? 0) <= short;
}

function itemsOf<Item>({ items }: PageOf<Item>): Item[] {
  return items;
}

const firstPage: string | undefined = undefined;
