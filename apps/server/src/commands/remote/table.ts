/** A column of a table. */
export type Column<Row> = {
  readonly title: string;
  readonly cell: (row: Row) => string;
  /** Gives up room where the screen is narrow. */
  readonly shrinks?: boolean;
  /** Is left out where shrinking is not enough. */
  readonly drops?: boolean;
};

const gap = "  ";
// Columns that a shrunken one keeps.
const least = 12;

/**
 * Writes the rows of a table page by page, each column as wide as what has stood in it so far; no line is longer than the
 * screen is wide. Without a screen nothing is cut.
 */
export function tableOf<Row>(
  columns: readonly Column<Row>[],
  {
    columns: screen = Number.POSITIVE_INFINITY,
    head,
  }: { readonly columns?: number | undefined; readonly head: (line: string) => string },
): (rows: readonly Row[]) => string[] {
  let widths = columns.map(({ title }) => title.length);
  let isFirst = true;
  return (rows) => {
    const cells = rows.map((row) => columns.map(({ cell }) => cell(row)));
    widths = widths.map((width, place) =>
      Math.max(width, ...cells.map((line) => widthOf(line[place] ?? ""))),
    );
    const fitting = fit(columns, widths, screen);
    const lineOf = (texts: readonly string[]) =>
      texts
        .flatMap((text, place) => {
          const width = fitting[place] ?? 0;
          return width > 0 ? [padded(cut(text, width), width)] : [];
        })
        .join(gap)
        .trimEnd();
    const titles = isFirst ? [head(lineOf(columns.map(({ title }) => title)))] : [];
    isFirst = false;
    return [...titles, ...cells.map(lineOf)];
  };
}

/** How wide each column may be; 0: it is left out. */
function fit<Row>(columns: readonly Column<Row>[], widths: readonly number[], screen: number): number[] {
  const taken = (all: readonly number[]) =>
    all.reduce((sum, width) => (width > 0 ? sum + width + gap.length : sum), -gap.length);
  const shrunk = [...widths];
  for (const place of columns.keys()) {
    if (columns[place]?.shrinks !== true) continue;
    const surplus = taken(shrunk) - screen;
    const width = shrunk[place] ?? 0;
    if (surplus > 0) shrunk[place] = Math.max(Math.min(width, least), width - surplus);
  }
  if (taken(shrunk) <= screen) return shrunk;
  const dropped = columns.findLastIndex(({ drops }, place) => drops === true && (widths[place] ?? 0) > 0);
  if (dropped < 0) return shrunk;
  return fit(
    columns,
    widths.map((width, place) => (place === dropped ? 0 : width)),
    screen,
  );
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
// Such characters are two columns wide (Unicode Standard Annex #11).
const wide =
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

function widthOf(text: string): number {
  // Most text is Latin letters.
  if (/^[\u0020-\u02ff]*$/.test(text)) return text.length;
  return [...graphemes.segment(text)].reduce((sum, { segment }) => sum + (wide.test(segment) ? 2 : 1), 0);
}

function padded(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  for (const { segment } of graphemes.segment(text)) {
    if (widthOf(kept + segment) > width - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}
