import { Fragment, type ReactNode } from "react";

/** How a value is written into a compiled e-mail: exactly as its component below lets React write it. */
export type Slot = {
  readonly html: (value: string) => string;
  readonly text: (value: string) => string;
  /** Whether the value may be missing, so that the e-mail has a form without it. */
  readonly optional: boolean;
};

/** One line somebody typed, shown by `Line`. */
export const line = { html: lineHtml, text: asIs, optional: false } as const satisfies Slot;

/** Several lines somebody typed, shown by `Quote`. */
export const quote = { html: quoteHtml, text: quoteText, optional: false } as const satisfies Slot;

/** A link of our own, used as `href` and shown in full. The only value that may be clickable. */
export const link = { html: escapeHtml, text: asIs, optional: false } as const satisfies Slot;

/** The same value, where it may be missing. */
export function optional<Required extends Slot>(slot: Required) {
  return { ...slot, optional: true } as const;
}

/** One line somebody typed: never markup, and no mail client makes a link of it. */
export function Line({ children }: { children: string }): ReactNode {
  return unlinkable(children).map((piece, place) => (
    <Fragment key={piece + String(place)}>
      {place > 0 && <span data-skip-in-text="true">{nonJoiner}</span>}
      {piece}
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
      {children.split("\n").map((words, place) => (
        <Fragment key={words + String(place)}>
          {place > 0 && <br />}
          <Line>{words}</Line>
        </Fragment>
      ))}
    </blockquote>
  );
}

// Mail clients turn "evil.example" and "http://evil" into links by themselves. They look at the letters, so a mere tag
// between them (<wbr>, <span>) is not enough for all; an invisible non-joiner is. It stands in the HTML only: its
// element is left out of the plain text, which says what was typed and nothing else.
const nonJoiner = "\u200c";
const joint = `<span data-skip-in-text="true">${nonJoiner}</span>`;
// After a dot (also those that domain names are mapped from, UTS #46) or an @ inside a word, and between "http:" and "//".
const linkSeams = /(?<=\S[.\u3002\uff0e\uff61@\uff20])(?=\S)|(?<=:)(?=\/\/)/u;

function unlinkable(words: string): string[] {
  return words.split(linkSeams);
}

function lineHtml(value: string): string {
  return unlinkable(value).map(escapeHtml).join(joint);
}

function quoteHtml(value: string): string {
  return value.split("\n").map(lineHtml).join("<br/>");
}

function quoteText(value: string): string {
  return value.replaceAll("\n", "\n> ");
}

function asIs(value: string): string {
  return value;
}

const entities = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
  ["'", "&#x27;"],
]);

function escapeHtml(value: string): string {
  return value.replace(/[&<>"']/g, (character) => entities.get(character) ?? character);
}
