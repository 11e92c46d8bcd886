import type { LucideIcon } from "lucide-react";

/** One thing to choose. */
export type PaletteEntry = {
  readonly id: string;
  readonly label: string;
  /** What tells it from others of the same name. */
  readonly detail?: string | undefined;
  readonly icon: LucideIcon;
  /** Other words that it is found by. */
  readonly words?: string;
  /** The key that does the same without the palette. */
  readonly shortcut?: string | undefined;
  /** It leads somewhere, so it may be offered again. */
  readonly leads: boolean;
  readonly run: () => void;
};

export type PaletteGroup = { readonly label: string; readonly items: readonly PaletteEntry[] };
