import { useMemo, useState } from "react";

/** Some of a list's rows, as they are chosen one by one, in a stretch, or all at once. */
export type Selection = {
  /** In the order of the list. What is no longer in it does not count. */
  readonly chosen: readonly string[];
  readonly has: (id: string) => boolean;
  /** With `stretch`, everything between the row that was pressed before and this one goes the same way. */
  readonly choose: (id: string, on: boolean, stretch: boolean) => void;
  readonly chooseAll: (on: boolean) => void;
  readonly drop: (ids: readonly string[]) => void;
};

/** Keeps which of the rows with these ids are chosen. A long list had better hand over the same array each time. */
export function useSelection(ids: readonly string[]): Selection {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  return {
    chosen: useMemo(() => ids.filter((id) => kept.has(id)), [ids, kept]),
    has: (id) => kept.has(id),
    choose: (id, on, stretch) => {
      setKept((before) => switched(before, stretch ? between(ids, last, id) : [id], on));
      setLast(id);
    },
    chooseAll: (on) => setKept(on ? new Set(ids) : new Set()),
    drop: (gone) => setKept((before) => switched(before, gone, false)),
  };
}

/** The ids from one to another, whichever stands first; the second alone where the first is not in the list. */
export function between(ids: readonly string[], one: string | null, other: string): readonly string[] {
  const [from, to] = [one === null ? -1 : ids.indexOf(one), ids.indexOf(other)];
  if (from < 0 || to < 0) return [other];
  return ids.slice(Math.min(from, to), Math.max(from, to) + 1);
}

function switched(set: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> {
  const next = new Set(set);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return next;
}
