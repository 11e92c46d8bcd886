import { templateBlocks } from "@foyer/contract/mail-templates";
import { brandColors } from "./brand-colors.ts";
import { webLink } from "./clean.ts";
import type { Content } from "./content.ts";
import { emailLinks, emailVariables } from "./email-kinds.ts";
import type { EmailStyle } from "./email-values.ts";
import type { KnownValues } from "./known-values.ts";
import { layBlocks, layLine, layLines } from "./layout.ts";
import { Handle, type Insertion, type MarkedText, type Scope, writeText } from "./liquid.ts";
import type { PreparedTexts, TextField } from "./prepare-texts.ts";
import { wordingIn } from "./texts/texts.ts";

/** What has gone into an e-mail: an organization's own words, or Foyer's. */
export type Source = {
  readonly known: KnownValues;
  readonly texts: PreparedTexts;
  readonly style: EmailStyle;
};

/** Everything that a mark can stand for, by name. */
type Fillings = Readonly<Record<string, string>>;

/** The names of what stands around the texts: no text can name them. */
const shell = {
  from: new Handle("@from"),
  url: new Handle("@url"),
  optOutUrl: new Handle("@optOutUrl"),
  logoUrl: new Handle("@logoUrl"),
  fill: new Handle("@fill"),
  onFill: new Handle("@onFill"),
  ink: new Handle("@ink"),
  nightInk: new Handle("@nightInk"),
  onNightInk: new Handle("@onNightInk"),
} as const;

/** Which values there are: with plain texts, all e-mails with the same ones have one form. */
export function presenceOf({ known, style }: Source): string {
  const { kind, values, url, optOutUrl } = known;
  const present = Object.keys(values).filter((name) => values[name] !== null);
  const around = [url, optOutUrl, logoOf(style)].map((each) => each !== null);
  return [kind, style.language, ...around, ...present].join(" ");
}

/** A text that can't be written with these values. */
export class TextFailure extends Error {
  override readonly name = "TextFailure";
  readonly field: TextField;

  constructor(field: TextField, message: string, cause?: unknown) {
    super(message, { cause });
    this.field = field;
  }
}

/**
 * Puts the words of an e-mail together, with a mark for every value.
 * @throws TextFailure where a text asks for too much, or says nothing where something has to be said
 */
export function compose({ known, texts, style }: Source): Content<Insertion> {
  const { words } = wordingIn(style.language);
  const scope = scopeOf(known, texts.isPlain);
  const link = emailLinks[known.kind];
  return {
    language: style.language,
    subject: said("subject", layLine(write("subject", texts, scope))),
    headline: said("headline", layLine(write("headline", texts, scope))),
    glance: layLine(write("previewText", texts, scope)),
    blocks: said("body", layBlocks(write("body", texts, scope), words, known.values.where !== null)),
    way:
      link && known.url !== null
        ? {
            label: said("button", layLine(write("button", texts, scope))),
            before: words.linkLabels[link],
            url: shell.url,
          }
        : null,
    reason: said("reason", layLines(write("reason", texts, scope))),
    optOut: known.optOutUrl === null ? null : { label: words.optOut, url: shell.optOutUrl },
    from: shell.from,
    logo: logoOf(style) === null ? null : { url: shell.logoUrl, alt: shell.from },
    colors: shell,
  };
}

function write(field: TextField, texts: PreparedTexts, scope: Scope): MarkedText {
  const text = texts[field];
  if (!text) return { text: "", insertions: [] };
  try {
    return writeText(text, scope);
  } catch (error) {
    throw new TextFailure(
      field,
      "This can't be written: it asks for too much, or for what there is not.",
      error,
    );
  }
}

function said<Words extends { readonly length: number }>(field: TextField, words: Words): Words {
  if (words.length === 0) throw new TextFailure(field, "Must say something, also where a value is missing.");
  return words;
}

/** Plain texts get nothing but handles, so that what they say fits all values; others get the values themselves. */
function scopeOf({ kind, values, answers }: KnownValues, plain: boolean): Scope {
  // Of no prototype, so that there is nothing to reach.
  const scope: Record<string, Scope[string]> = Object.create(null);
  const blocks: readonly string[] = templateBlocks;
  for (const name of emailVariables[kind]) {
    const value = values[name] ?? null;
    scope[name] = value !== null && (plain || blocks.includes(name)) ? new Handle(name) : value;
  }
  if (typeof values.when === "string") scope.details = new Handle("details");
  if (answers && !plain) scope.answers = answers;
  return scope;
}

/** What the marks of an e-mail stand for. */
export function fillingsOf({ known, style }: Source): Fillings {
  const colors = brandColors(style.brand?.color ?? null);
  const fillings: Record<string, string> = {
    "@from": known.from,
    "@url": known.url ?? "",
    "@optOutUrl": known.optOutUrl ?? "",
    "@logoUrl": logoOf(style) ?? "",
    "@fill": colors.fill,
    "@onFill": colors.onFill,
    "@ink": colors.ink,
    "@nightInk": colors.nightInk,
    "@onNightInk": colors.onNightInk,
  };
  for (const [name, value] of Object.entries(known.values)) if (value !== null) fillings[name] = value;
  return fillings;
}

/** What a mark stands for. */
export function filledBy(fillings: Fillings, insertion: Insertion): string {
  return insertion instanceof Handle ? (fillings[insertion.name] ?? "") : insertion;
}

function logoOf({ brand }: EmailStyle): string | null {
  return brand?.logoUrl ? webLink(brand.logoUrl) : null;
}
