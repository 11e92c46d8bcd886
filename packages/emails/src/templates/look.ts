/** Foyer's tokens by day, written inline, as many mail clients know no style sheet. */
export const day = {
  paper: "#faf8f4",
  ink: "#1f1d1a",
  muted: "#6b655c",
  hairline: "#e4dfd5",
  green: "#1f5c46",
  onGreen: "#ffffff",
} as const;

const night = {
  paper: "#171614",
  ink: "#ece8e1",
  muted: "#a39c90",
  hairline: "#35322d",
  green: "#6fbf9b",
  onGreen: "#10231b",
} as const;

/** The system's own letters: nothing to load, at home in every mailbox. */
export const fontFamily = "-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica, Arial, sans-serif";

/** The tokens by night, for clients that have one. Each class stands beside its inline colour. */
export const nightStyle = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper, .paper > table > tbody > tr > td { background-color: ${night.paper} !important; }
  .ink { color: ${night.ink} !important; }
  .muted { color: ${night.muted} !important; }
  .hairline { border-color: ${night.hairline} !important; }
  .green { color: ${night.green} !important; }
  .green-edge { border-color: ${night.green} !important; }
  .green-fill { background-color: ${night.green} !important; }
  .on-green { color: ${night.onGreen} !important; }
}`;
