import { type Delimiter, delimiter } from "@foyer/contract/imports";
import { addressIn } from "./address-in.ts";
import { firstRows } from "./csv-rows.ts";

const sampled = 50;

/**
 * What stands between the cells of a file: where Excel says so in a first line of its own (`sep=;`), that; otherwise what
 * leaves the most addresses alone in their cells, and then the most rows of one width.
 */
export function guessDelimiter(text: string): Delimiter {
  const told = delimiter.safeParse(/^sep=(.)(?=[\r\n]|$)/i.exec(text)?.[1]);
  if (told.success) return told.data;
  const start = text.slice(0, 65_536);
  const scores = delimiter.options.map((option) => ({ option, ...scoreOf(start, option) }));
  const [best] = scores.toSorted((a, b) => b.addresses - a.addresses || b.alike - a.alike);
  return best?.option ?? ",";
}

function scoreOf(text: string, option: Delimiter) {
  const rows = firstRows(text, option, sampled);
  const addresses = rows.flatMap((cells) => cells.filter((cell) => addressIn(cell))).length;
  const widths = new Map<number, number>();
  for (const { length } of rows) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
  return { addresses, alike: Math.max(0, ...widths.values()) };
}
