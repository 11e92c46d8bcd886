import type { Language } from "@foyer/contract/languages";
import { en } from "./en.ts";
import type { Wording } from "./wording.ts";

// Once all languages are written, Partial goes: then a language that is missing does not compile.
const wordings: Partial<Record<Language, Wording>> = { en };

/** What Foyer says in a language. */
export function wordingIn(language: Language): Wording {
  return wordings[language] ?? en;
}
