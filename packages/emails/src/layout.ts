import { literal } from "./clean.ts";
import type { Block, Line, Piece } from "./content.ts";
import { Handle, type Insertion, type MarkedText } from "./liquid.ts";
import type { Words } from "./texts/wording.ts";

const marks = /(\ue000\d+\ue001)/;
const marksAndStars = /(\ue000\d+\ue001|\*\*)/;

/** A text of one line. */
export function layLine({ text, insertions }: MarkedText): Line<Insertion> {
  return tidied(text.split(marks).map((token) => pieceOf(token, { insertions, strong: false })));
}

/** The lines of a text, without empty ones. */
export function layLines({ text, insertions }: MarkedText): Line<Insertion>[] {
  return text
    .split("\n")
    .map((line) => layLine({ text: line, insertions }))
    .filter((line) => line.length > 0);
}

/** The paragraphs of a body. `hasWhere`: whether the details say where. */
export function layBlocks(
  { text, insertions }: MarkedText,
  words: Words,
  hasWhere: boolean,
): Block<Insertion>[] {
  const blocks: Block<Insertion>[] = [];
  let lines: Line<Insertion>[] = [];
  const endParagraph = () => {
    if (lines.length > 0) blocks.push({ kind: "paragraph", lines });
    lines = [];
  };
  for (const line of text.split("\n").map((each) => strongLine(each, insertions))) {
    let rest: Piece<Insertion>[] = [];
    for (const piece of line) {
      const block =
        "value" in piece && piece.value instanceof Handle ? blockOf(piece.value, words, hasWhere) : null;
      if (!block) {
        rest.push(piece);
        continue;
      }
      // A block is never part of a line, not even where one was forced into it.
      if (tidied(rest).length > 0) lines.push(tidied(rest));
      rest = [];
      endParagraph();
      blocks.push(...block);
    }
    const end = tidied(rest);
    if (end.length > 0) lines.push(end);
    else endParagraph();
  }
  endParagraph();
  return blocks;
}

/** What stands for a value of a form of its own; null for any other. */
function blockOf({ name }: Handle, words: Words, hasWhere: boolean): Block<Insertion>[] | null {
  switch (name) {
    case "message":
      return [{ kind: "quote", value: new Handle("message") }];
    case "about":
      return [
        { kind: "paragraph", lines: [[{ literal: words.about, strong: false }]] },
        { kind: "quote", value: new Handle("about") },
      ];
    case "details": {
      const said = (label: string, value: string): Line<Insertion> => [
        { literal: `${label} `, strong: false },
        { value: new Handle(value), strong: true },
      ];
      const when = said(words.when, "when");
      return [{ kind: "paragraph", lines: hasWhere ? [when, said(words.where, "where")] : [when] }];
    }
    default:
      return null;
  }
}

/** A line in which `**words**` are strong. */
function strongLine(line: string, insertions: readonly Insertion[]): Piece<Insertion>[] {
  const tokens = line.split(marksAndStars);
  const stars = tokens.filter((token) => token === "**").length;
  let pairs = stars - (stars % 2); // the last of an odd number is meant as it stands
  let strong = false;
  const pieces: Piece<Insertion>[] = [];
  for (const token of tokens) {
    if (token === "**" && pairs > 0) {
      pairs -= 1;
      strong = !strong;
    } else {
      pieces.push(pieceOf(token, { insertions, strong }));
    }
  }
  return pieces;
}

function pieceOf(
  token: string,
  { insertions, strong }: { readonly insertions: readonly Insertion[]; readonly strong: boolean },
): Piece<Insertion> {
  const value = token.startsWith("\ue000") ? insertions[Number(token.slice(1, -1))] : undefined;
  return value === undefined ? { literal: literal(token), strong } : { value, strong };
}

/** The same without a space at either end or after another, as HTML shows it, and without empty pieces. */
function tidied(pieces: readonly Piece<Insertion>[]): Line<Insertion> {
  const line: Piece<Insertion>[] = [];
  let spaced = true;
  for (const piece of pieces) {
    if ("value" in piece) {
      line.push(piece);
      spaced = false;
      continue;
    }
    const words: string = spaced ? piece.literal.replace(/^ /, "") : piece.literal;
    if (words === "") continue;
    const before: Piece<Insertion> | undefined = line.at(-1);
    spaced = words.endsWith(" ");
    if (before && "literal" in before && before.strong === piece.strong)
      line[line.length - 1] = { literal: before.literal + words, strong: piece.strong };
    else line.push({ literal: words, strong: piece.strong });
  }
  const last = line.at(-1);
  if (!last || "value" in last || !last.literal.endsWith(" ")) return line;
  const trimmed = last.literal.slice(0, -1);
  return tidied(trimmed === "" ? line.slice(0, -1) : [...line.slice(0, -1), { ...last, literal: trimmed }]);
}
