import type { Language } from "@foyer/contract/languages";

/** The languages in which Foyer writes to people, as one calls them in English. */
export const languages: Readonly<Record<Language, { readonly label: string }>> = {
  en: { label: "English" },
  de: { label: "German" },
  es: { label: "Spanish" },
  fr: { label: "French" },
};
