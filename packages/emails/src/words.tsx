import { Fragment, type ReactNode } from "react";
import type { Line, Piece } from "./content.ts";

/** A line: never markup, and no mail client makes a link of it. */
export function Words({ line }: { readonly line: Line }): ReactNode {
  return runsOf(line).map(({ strong, parts }, place) => {
    const words = <Joined key={String(place)} parts={parts} />;
    return strong ? (
      <strong key={String(place)} style={{ fontWeight: 600 }}>
        {words}
      </strong>
    ) : (
      words
    );
  });
}

/** Lines under one another. */
export function Lines({ lines }: { readonly lines: readonly Line[] }): ReactNode {
  return lines.map((line, place) => (
    <Fragment key={String(place)}>
      {place > 0 && <br />}
      <Words line={line} />
    </Fragment>
  ));
}

/** Lines somebody typed, marked as quoted in the plain text too, so that they can't pass for ours. */
export function Quote({
  children,
  className,
  style,
}: {
  children: string;
  className: string;
  style: object;
}) {
  return (
    <blockquote dir="auto" className={className} style={style}>
      <Lines lines={children.split("\n").map((value) => [{ value, strong: false }])} />
    </blockquote>
  );
}

function Joined({ parts }: { readonly parts: readonly string[] }): ReactNode {
  return parts.map((part, place) => (
    <Fragment key={String(place)}>
      {place > 0 && <span data-skip-in-text="true">{nonJoiner}</span>}
      {part}
    </Fragment>
  ));
}

/** The HTML that React makes of `Words`. */
export function wordsHtml(line: Line): string {
  return runsOf(line)
    .map(({ strong, parts }) => {
      const words = parts.map(escapeHtml).join(joint);
      return strong ? `<strong style="font-weight:600">${words}</strong>` : words;
    })
    .join("");
}

/** The HTML that React makes of `Lines`. */
export function linesHtml(lines: readonly Line[]): string {
  return lines.map(wordsHtml).join("<br/>");
}

/** The HTML of the words that a value brings into a line. */
export function valueHtml(value: string): string {
  return unlinkable(value).map(escapeHtml).join(joint);
}

/** The same of several lines. */
export function quoteHtml(value: string): string {
  return value.split("\n").map(valueHtml).join("<br/>");
}

/** Text, as HTML has it between tags and in attributes. */
export function escapeHtml(value: string): string {
  return !/[&<>"']/.test(value)
    ? value
    : value.replace(/[&<>"']/g, (character) => entities.get(character) ?? character);
}

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#x27;"],
]);

// Mail clients turn "evil.example" and "http://evil" into links by themselves. They look at the letters, so a mere tag
// between them (<wbr>, <span>) is not enough for all; an invisible non-joiner is. It stands in the HTML only: its
// element is left out of the plain text, which says what was typed and nothing else.
const nonJoiner = "\u200c";
const joint = `<span data-skip-in-text="true">${nonJoiner}</span>`;
// After a dot (also those that domain names are mapped from, UTS #46) or an @ inside a word, and between "http:" and "//".
const linkSeams = /(?<=\S[.\u3002\uff0e\uff61@\uff20])(?=\S)|(?<=:)(?=\/\/)/u;
const couldBeLinked = /[.\u3002\uff0e\uff61@\uff20:]/;
const couldLeadOn = /[.\u3002\uff0e\uff61@\uff20:\p{L}\p{N}]$/u;
const couldGoOn = /^(?:\/\/|[\p{L}\p{N}])/u;

type Run = { readonly strong: boolean; readonly parts: string[] };

/** Neighbours of one weight, cut where a link could be seen: also where a value meets the words around it, whatever it says. */
function runsOf(line: Line): Run[] {
  const runs: Run[] = [];
  let before: Piece | undefined;
  for (const piece of line) {
    const [first = "", ...others] =
      "value" in piece ? unlinkable(piece.value) : literalParts(piece.literal, before);
    const run = runs.at(-1);
    if (!run || run.strong !== piece.strong) {
      const isSeam = before !== undefined && isSeamBetween(before, piece);
      runs.push({ strong: piece.strong, parts: isSeam ? ["", first, ...others] : [first, ...others] });
    } else if (before && isSeamBetween(before, piece)) {
      run.parts.push(first, ...others);
    } else {
      // One text for React, which puts a comment between two.
      run.parts.push((run.parts.pop() ?? "") + first, ...others);
    }
    before = piece;
  }
  return runs;
}

function isSeamBetween(before: Piece, after: Piece): boolean {
  if ("value" in after) return "value" in before || couldLeadOn.test(before.literal);
  return "value" in before && couldGoOn.test(after.literal);
}

/** A dot at the beginning of words that follow a value is inside a word. */
function literalParts(literal: string, before: Piece | undefined): string[] {
  if (!before) return unlinkable(literal);
  return unlinkable(`x${literal}`).map((part, place) => (place === 0 ? part.slice(1) : part));
}

function unlinkable(words: string): string[] {
  return couldBeLinked.test(words) ? words.split(linkSeams) : [words];
}
