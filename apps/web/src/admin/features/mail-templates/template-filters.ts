import type { Language } from "@foyer/contract/languages";
import { languages } from "../../lib/languages.ts";
import { oneOf } from "../../lib/search-params.ts";

/** In which language an e-mail is read and changed. Nothing: the organization's own. */
export function templateFilters(search: Record<string, unknown>): {
  readonly language?: Language | undefined;
} {
  return { language: oneOf(search["language"], languages) };
}
