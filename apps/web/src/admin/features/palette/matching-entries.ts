import type { PaletteEntry, PaletteGroup } from "./palette-entry.ts";

/**
 * The entries that a text means: each of its words begins one of theirs, in whatever order. Those whose own name begins
 * with the text come first. Groups of which nothing is left go.
 */
export function matchingEntries(groups: readonly PaletteGroup[], text: string): readonly PaletteGroup[] {
  const typed = wordsOf(text);
  return groups
    .map(({ label, items }) => ({
      label,
      items: items
        .filter((entry) =>
          typed.every((part) => wordsOf(spoken(entry)).some((word) => word.startsWith(part))),
        )
        .toSorted((one, other) => rank(one, text) - rank(other, text)),
    }))
    .filter(({ items }) => items.length > 0);
}

/** Whether an entry that the server found for another text fits this one too. */
export function stillFits({ label, detail = "" }: PaletteEntry, text: string): boolean {
  return `${label} ${detail}`.toLowerCase().includes(text.trim().toLowerCase());
}

function rank({ label }: PaletteEntry, text: string): number {
  return label.toLowerCase().startsWith(text.trim().toLowerCase()) ? 0 : 1;
}

function spoken({ label, detail = "", words = "" }: PaletteEntry): string {
  return `${label} ${detail} ${words}`;
}

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[\s/]+/)
    .filter(Boolean);
}
