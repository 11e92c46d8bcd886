import { render, toPlainText } from "react-email";
import { type Content, putIn, type SlotKind } from "./content.ts";
import { Letter, letterOf, Message, Say } from "./letter.tsx";
import { escapeHtml, linesHtml, quoteHtml, valueHtml, wordsHtml } from "./words.tsx";

/** An e-mail but for its subject, and for whom it comes from and goes to. */
export type Written = { readonly html: string; readonly text: string };

/** What React and react-email make of an e-mail. Nothing else says how one looks. */
export async function renderLetter(content: Content): Promise<Written> {
  const html = await render(letterOf(content));
  return { html, text: plainText(html) };
}

/** An e-mail that only waits for its values. */
export type Form<Value> = {
  readonly slots: readonly { readonly value: Value; readonly kind: SlotKind }[];
  /** In characters. */
  readonly size: number;
  /** Writes it with values in the order of the slots. */
  readonly fill: (values: readonly string[]) => Written;
};

/** Makes a form of what an e-mail says. What its values are is not looked at. */
export type FormMaker = <Value>(content: Content<Value>) => Form<Value>;

/**
 * Renders the sheet of paper once for each of its shapes, in a fraction of a second. What it returns puts words on it in
 * about a millisecond, and the form that this makes takes values in microseconds: the same e-mail as `renderLetter`'s, byte
 * for byte.
 */
export async function compileLetter(): Promise<FormMaker> {
  const sheets = new Map<string, Sheet>();
  for (const hasLogo of [true, false]) {
    for (const hasWay of [true, false]) {
      for (const canOptOut of [true, false]) {
        const shape = { hasLogo, hasWay, canOptOut };
        sheets.set(nameOf(shape), await compileSheet(shape));
      }
    }
  }

  return (content) => {
    const slots: { readonly value: (typeof content)["from"]; readonly kind: SlotKind }[] = [];
    const marked = putIn(content, (value, kind) => valueMark.write(slots.push({ value, kind }) - 1));
    const { logo, way, optOut } = marked;
    const sheet = sheets.get(
      nameOf({ hasLogo: logo !== null, hasWay: way !== null, canOptOut: optOut !== null }),
    );
    if (!sheet) throw new Error("There is no sheet of this shape.");
    const html = sheet(marked);
    const text = plainText(html);
    const forms = { html: cut(html, valueMark), text: cut(text, valueMark) };
    const kinds = slots.map(({ kind }) => kind);
    return {
      slots,
      size: html.length + text.length,
      fill(values) {
        const html = kinds.map((kind, place) => asHtml[kind](values[place] ?? ""));
        const text = kinds.map((kind, place) => asText(kind, values[place] ?? ""));
        return {
          html: joined(forms.html, (place) => html[place] ?? ""),
          text: joined(forms.text, (place) => text[place] ?? ""),
        };
      },
    };
  };
}

/** How a value is written: exactly as its component lets React write it. */
const asHtml: Record<SlotKind, (value: string) => string> = {
  line: valueHtml,
  quote: quoteHtml,
  plain: escapeHtml,
};

function asText(kind: SlotKind, value: string): string {
  return kind === "quote" ? value.replaceAll("\n", "\n> ") : value;
}

function plainText(html: string): string {
  return toPlainText(html, { selectors: [{ selector: "h1", options: { uppercase: false } }] });
}

type Shape = { readonly hasLogo: boolean; readonly hasWay: boolean; readonly canOptOut: boolean };

function nameOf({ hasLogo, hasWay, canOptOut }: Shape): string {
  return `${hasLogo} ${hasWay} ${canOptOut}`;
}

/** Puts words on a sheet of paper. */
type Sheet = (content: Content) => string;

const colors = ["fill", "onFill", "ink", "nightInk", "onNightInk"] as const;
const wordHoles = ["from", "headline", "glance", "label", "before", "reason", "optOut"] as const;
const attributeHoles = ["language", "logoUrl", "logoAlt", "url", "optOutUrl", ...colors] as const;
const holes = [...wordHoles, ...attributeHoles, "block"] as const;
type Hole = (typeof holes)[number];

async function compileSheet({ hasLogo, hasWay, canOptOut }: Shape): Promise<Sheet> {
  const palette = {
    fill: hole("fill"),
    onFill: hole("onFill"),
    ink: hole("ink"),
    nightInk: hole("nightInk"),
    onNightInk: hole("onNightInk"),
  };
  const html = await render(
    <Letter
      language={hole("language")}
      from={hole("from")}
      logo={hasLogo ? { url: hole("logoUrl"), alt: hole("logoAlt") } : null}
      colors={palette}
      headline={hole("headline")}
      glance={hole("glance")}
      way={hasWay ? { label: hole("label"), before: hole("before"), url: hole("url") } : null}
      reason={hole("reason")}
      optOut={canOptOut ? { label: hole("optOut"), url: hole("optOutUrl") } : null}
    >
      {edge}
      <Say>{hole("block")}</Say>
      {edge}
      <Message colors={palette}>{hole("block")}</Message>
      {edge}
    </Letter>,
  );
  const [above, say, message, below] = html.split(edge).map((part) => cut(part, holeMark));
  if (!above || !say || !message || !below) throw new Error("The sheet has lost its edges.");

  return (content) => {
    const filled = fillingOf(content);
    const write = (parts: Parts, block = "") =>
      joined(parts, (place) => {
        const name = holes[place];
        return name === undefined || name === "block" ? block : filled[name];
      });
    const blocks = content.blocks.map((block) =>
      block.kind === "quote" ? write(message, quoteHtml(block.value)) : write(say, linesHtml(block.lines)),
    );
    return write(above) + blocks.join("") + write(below);
  };
}

function fillingOf(content: Content): Record<Exclude<Hole, "block">, string> {
  const { way, optOut, logo } = content;
  return {
    language: content.language,
    from: valueHtml(content.from),
    headline: wordsHtml(content.headline),
    glance: wordsHtml(content.glance),
    reason: linesHtml(content.reason),
    label: wordsHtml(way?.label ?? []),
    before: escapeHtml(way?.before ?? ""),
    url: escapeHtml(way?.url ?? ""),
    optOut: escapeHtml(optOut?.label ?? ""),
    optOutUrl: escapeHtml(optOut?.url ?? ""),
    logoUrl: escapeHtml(logo?.url ?? ""),
    logoAlt: escapeHtml(logo?.alt ?? ""),
    ...content.colors,
  };
}

/** Fixed text, then the number of a place, then fixed text, and so on. */
type Parts = { readonly fixed: readonly string[]; readonly places: readonly number[] };
type Mark = { readonly write: (place: number) => string; readonly pattern: RegExp };

// Private-use characters around a number: no case to change, nothing to escape. `withoutMarks` keeps them out of words.
const valueMark: Mark = { write: (place) => `\ue000${place}\ue001`, pattern: /\ue000(\d+)\ue001/ };
const holeMark: Mark = { write: (place) => `\ue002${place}\ue003`, pattern: /\ue002(\d+)\ue003/ };
const edge = "\ue004";

function hole(name: Hole): string {
  return holeMark.write(holes.indexOf(name));
}

function cut(rendered: string, { pattern }: Mark): Parts {
  const parts = rendered.split(pattern);
  return {
    fixed: parts.filter((_, position) => position % 2 === 0),
    places: parts.filter((_, position) => position % 2 === 1).map(Number),
  };
}

function joined({ fixed, places }: Parts, valueAt: (place: number) => string): string {
  let filled = fixed[0] ?? "";
  let position = 0;
  for (const place of places) {
    position += 1;
    filled += valueAt(place) + (fixed[position] ?? "");
  }
  return filled;
}
