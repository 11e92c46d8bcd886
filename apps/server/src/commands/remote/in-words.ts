import { styleText } from "node:util";
import type { Terminal } from "../../terminal.ts";

const numbers = new Intl.NumberFormat("en");

/** A number with its thousands apart. */
export function numberOf(value: number): string {
  return numbers.format(value);
}

/** How many of all were not done, as a sentence. */
export function notAll(refused: number, all: number, done: string): string {
  return `${numberOf(refused)} of ${numberOf(all)} ${refused === 1 ? "was" : "were"} not ${done}.`;
}

const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });
const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** How far away a time is by the clock of this machine, such as `in 7 days`. */
export function whenOf(time: string): string {
  const away = Date.parse(time) - Date.now();
  const [unit, length] =
    units.find(([, each]) => Math.abs(away) >= each * 0.95) ?? (["second", 1_000] as const);
  return relative.format(Math.round(away / length), unit);
}

type Style = Parameters<typeof styleText>[0];

/** Colours text where somebody looks and wants that (https://no-color.org). */
export function stylist({ columns, variables }: Terminal): (style: Style, text: string) => string {
  const isColoured = columns !== undefined && !variables["NO_COLOR"] && variables["TERM"] !== "dumb";
  return (style, text) => (isColoured ? styleText(style, text, { validateStream: false }) : text);
}

/** What stands before something that went well, or did not. */
export function markOf(terminal: Terminal): { readonly good: string; readonly bad: string } {
  const style = stylist(terminal);
  return { good: style("green", "✓"), bad: style("red", "✗") };
}
