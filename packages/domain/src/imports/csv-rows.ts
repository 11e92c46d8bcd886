import type { Delimiter } from "@foyer/contract/imports";

/** A row that is not empty, and the line in which it begins, the first being 1. */
type CsvRow = { readonly line: number; readonly cells: readonly string[] };

/** What stands further right is not looked at. */
const mostColumns = 1_000;
const sampledText = 200_000;
/** Nobody is called or written to by more than that. */
const mostOfQuoted = 10_000;

/**
 * The rows of a CSV file (RFC 4180), with whatever line ends (LF, CRLF or CR). Forgives what people's files have: rows of any
 * length, blanks around quotes, quotes inside of cells. A cell whose quotes do not end as they should is read as if it had
 * none: it costs its own row, and not the rest of the file. Takes time in proportion to the text, whatever it is. Null: a row of blanks,
 * of which there may be millions, so that whoever goes through them can pause.
 */
export function* csvRows(text: string, delimiter: Delimiter): Generator<CsvRow | null> {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
  const next = { delimiter: finder(lines, delimiter), line: finder(lines, "\n") };
  let line = 1;
  let at = 0;
  while (at < lines.length) {
    if (lines[at] === "\n") {
      at += 1;
      line += 1;
      continue;
    }
    const cells: string[] = [];
    const begin = line;
    for (;;) {
      const cell = quotedCell(lines, at, delimiter) ?? plainCell(lines, at, next);
      cells.push(cell.value);
      line += cell.breaks;
      at = cell.end + 1;
      if (lines[cell.end] !== delimiter) break;
      if (cells.length < mostColumns) continue;
      at = next.line(at) + 1;
      break;
    }
    line += 1;
    yield cells.some((cell) => cell.trim() !== "") ? { line: begin, cells } : null;
  }
}

// So much is gone through at a time.
const slice = 100_000;

/** A text in parts, every line end in it a line feed: of millions, whoever goes through them can pause. */
export function* withLineFeeds(text: string): Generator<string> {
  for (let at = 0, end = 0; at < text.length; at = end) {
    end = at + slice;
    if (text[end - 1] === "\r" && text[end] === "\n") end += 1;
    yield text.slice(at, end).replace(/\r\n?/g, "\n");
  }
}

/** The cells of the first rows, as far as there are that many in the first 200,000 characters. */
export function firstRows(text: string, delimiter: Delimiter, most: number): (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  for (const row of csvRows(text.slice(0, sampledText), delimiter)) {
    if (row) rows.push(row.cells);
    if (rows.length === most) break;
  }
  return rows;
}

/** What stands in a cell, where it ends (its delimiter or line end), and how many lines it goes on for. */
type Cell = { readonly value: string; readonly end: number; readonly breaks: number };

type Finder = (from: number) => number;

/** Finds the next place of something, from places that only grow: what was found ahead is not sought again. */
function finder(text: string, sought: string): Finder {
  let found = -1;
  return (from) => {
    if (found >= from) return found;
    const place = text.indexOf(sought, from);
    found = place < 0 ? text.length : place;
    return found;
  };
}

function plainCell(
  text: string,
  from: number,
  next: { readonly delimiter: Finder; readonly line: Finder },
): Cell {
  const end = Math.min(next.delimiter(from), next.line(from));
  return { value: text.slice(from, end), end, breaks: 0 };
}

/** Null: it has no quotes, or they do not end before a delimiter or line end. */
function quotedCell(text: string, from: number, delimiter: Delimiter): Cell | null {
  const open = pastBlanks(text, from, delimiter);
  if (text[open] !== '"') return null;
  let close = text.indexOf('"', open + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return null;
  const end = pastBlanks(text, close + 1, delimiter);
  if (end < text.length && text[end] !== delimiter && text[end] !== "\n") return null;
  const quoted = text.slice(open + 1, close);
  return { value: quoted.slice(0, mostOfQuoted).replaceAll('""', '"'), end, breaks: breaksIn(quoted) };
}

function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < text.length; at += 1) if (text[at] === "\n") breaks += 1;
  return breaks;
}

function pastBlanks(text: string, from: number, delimiter: Delimiter): number {
  const tab = delimiter === "\t" ? " " : "\t";
  let at = from;
  while (text[at] === " " || text[at] === tab) at += 1;
  return at;
}
