import { useState, useSyncExternalStore } from "react";

const away = 240; // pixels from the top of the page: further down somebody is reading

/**
 * Keeps a list in its place under whoever reads it: what is new at its top waits, counted, until they are back there. What
 * changes in the rows below is shown at once.
 */
export function useHeldRows<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): { readonly shown: readonly Item[]; readonly waiting: number } {
  const isAway = useSyncExternalStore(subscribe, () => scrollY > away);
  const { search } = location; // another filter is another list
  const [top, setTop] = useState<{ readonly key: string; readonly search: string } | null>(null);
  const [first] = items;
  const key = first === undefined ? null : keyOf(first);
  const waiting =
    isAway && top?.search === search
      ? Math.max(
          0,
          items.findIndex((item) => keyOf(item) === top.key),
        )
      : 0;
  if (waiting === 0 && key !== null && (top?.key !== key || top.search !== search)) setTop({ key, search });
  return { shown: waiting === 0 ? items : items.slice(waiting), waiting };
}

function subscribe(listener: () => void): () => void {
  addEventListener("scroll", listener, { passive: true });
  return () => removeEventListener("scroll", listener);
}
