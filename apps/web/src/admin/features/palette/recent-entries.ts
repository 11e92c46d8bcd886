import type { PaletteEntry } from "./palette-entry.ts";

const kept = 5;
const recent = new Map<string, readonly PaletteEntry[]>();

/**
 * Where somebody has gone lately by the palette. Kept in memory alone: names of people have no business in the storage of
 * a browser that others may use.
 */
export function recentEntries(whose: string): readonly PaletteEntry[] {
  return recent.get(whose) ?? [];
}

export function rememberEntry(whose: string, entry: PaletteEntry): void {
  const others = recentEntries(whose).filter(({ id }) => id !== entry.id);
  recent.set(whose, [entry, ...others].slice(0, kept));
}
