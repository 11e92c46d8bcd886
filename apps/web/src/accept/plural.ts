import type { Language } from "@foyer/contract/languages";

/** The forms that a language has for a number of things; where there is none for some number, `other` is it. */
type Forms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string };

/** A number of things, in the form that the language's grammar asks for (CLDR); `#` in it becomes the number. */
export function plural(language: Language, count: number, forms: Forms): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return form.replace("#", count.toLocaleString(language));
}
