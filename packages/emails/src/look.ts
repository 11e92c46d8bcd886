/** Foyer's tokens by day, written inline, as many mail clients know no style sheet. */
export const day = {
  paper: "#faf8f4",
  ink: "#1f1d1a",
  muted: "#6b655c",
  hairline: "#e4dfd5",
} as const;

export const night = {
  paper: "#171614",
  ink: "#ece8e1",
  muted: "#a39c90",
  hairline: "#35322d",
} as const;

/** The system's own letters: nothing to load, at home in every mailbox. */
export const fontFamily = "-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif";

type Night = { readonly nightInk: string; readonly onNightInk: string };

/**
 * The tokens by night, for clients that have one. Each class stands beside its inline colour. A logo keeps a plate of light
 * paper: nobody knows whether it was drawn for the dark.
 */
export function nightStyle({ nightInk, onNightInk }: Night): string {
  return `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper, .paper > table > tbody > tr > td { background-color: ${night.paper} !important; }
  .ink { color: ${night.ink} !important; }
  .muted { color: ${night.muted} !important; }
  .hairline { border-color: ${night.hairline} !important; }
  .brand { color: ${nightInk} !important; }
  .brand-edge { border-color: ${nightInk} !important; }
  .brand-fill { background-color: ${nightInk} !important; }
  .on-brand { color: ${onNightInk} !important; }
  .plate { background-color: ${day.paper} !important; padding: 8px 12px !important; }
}`;
}
