/** The top of a scale for numbers of at most `most`: round, even, so that its half is a whole number, and never 0. */
export function roundTop(most: number): number {
  if (most <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(most));
  const factor =
    [1, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= most && (each * power) % 2 === 0) ?? 10;
  return factor * power;
}

/** A part of a whole as one says it, in percent: never all where some are missing, never none where there are some. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return "–";
  const rounded = Math.round((100 * part) / whole);
  if (rounded === 0 && part > 0) return "< 1 %";
  if (rounded === 100 && part < whole) return "> 99 %";
  return `${rounded} %`;
}
