import type { Language } from "@foyer/contract/languages";

/** What is said of one thing, and of others, as the languages that Foyer speaks tell them apart; `#` is the number. */
export type Forms = { readonly one: string; readonly other: string };

/** A number of things, in the form that the language's grammar asks for (CLDR): zero is one of "others", but not in French. */
export function plural(language: Language, count: number, forms: Forms): string {
  const isOne = new Intl.PluralRules(language).select(count) === "one";
  return forms[isOne ? "one" : "other"].replace("#", count.toLocaleString(language));
}
