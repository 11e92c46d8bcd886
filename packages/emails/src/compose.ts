import { templateBlocks } from "@foyer/contract/mail-templates";
import { brandColors } from "./brand-colors.ts";
import { webLink } from "./clean.ts";
import type { Content } from "./content.ts";
import { emailLinks, emailVariables } from "./email-kinds.ts";
import type { EmailStyle } from "./email-values.ts";
import type { KnownValues } from "./known-values.ts";
import { layBlocks, layLine, layLines } from "./layout.ts";
import { Handle, type Insertion, type ParsedText, type Scope, writeText } from "./liquid.ts";
import type { PreparedTexts } from "./prepare-texts.ts";
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
  const { kind, values, optOutUrl } = known;
  const present = Object.keys(values).filter((name) => values[name] !== null);
  return `${kind} ${style.language} ${optOutUrl !== null} ${logoOf(style) !== null} ${present.join(" ")}`;
}

/**
 * Puts the words of an e-mail together, with a mark for every value.
 * @throws Error where a text asks for what there is not, or says nothing where something has to be said
 */
export function compose({ known, texts, style }: Source): Content<Insertion> {
  const { words } = wordingIn(style.language);
  const scope = scopeOf(known, texts.isPlain);
  const write = (text: ParsedText) => writeText(text, scope);
  const link = emailLinks[known.kind];
  const label = texts.button && layLine(write(texts.button));
  const content: Content<Insertion> = {
    language: style.language,
    subject: layLine(write(texts.subject)),
    headline: layLine(write(texts.headline)),
    glance: layLine(write(texts.previewText)),
    blocks: layBlocks(write(texts.body), words, known.values.where !== null),
    way:
      link && label && known.url !== null ? { label, before: words.linkLabels[link], url: shell.url } : null,
    reason: layLines(write(texts.reason)),
    optOut: known.optOutUrl === null ? null : { label: words.optOut, url: shell.optOutUrl },
    from: shell.from,
    logo: logoOf(style) === null ? null : { url: shell.logoUrl, alt: shell.from },
    colors: shell,
  };
  const { subject, headline, blocks, reason, way } = content;
  for (const said of [subject, headline, blocks, reason, way?.label])
    if (said?.length === 0) throw new Error("A text says nothing.");
  return content;
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
  if (answers) scope.answers = answers;
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
