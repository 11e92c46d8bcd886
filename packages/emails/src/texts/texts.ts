import type { Language } from "@foyer/contract/languages";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import type { Wording } from "./wording.ts";

const wordings: Readonly<Record<Language, Wording>> = { en, de, es, fr };

/** What Foyer says in a language. */
export function wordingIn(language: Language): Wording {
  return wordings[language];
}
