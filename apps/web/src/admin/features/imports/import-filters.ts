import type { ImportOutcome } from "@foyer/contract/imports";
import { oneOf, text } from "../../lib/search-params.ts";
import { outcomes } from "./outcomes.ts";

/** Where the people of a file are to be invited to: a space or an event; the organization, where it names none. */
export function newImportFilters(search: Record<string, unknown>): { readonly placeId?: string | undefined } {
  return { placeId: text(search["placeId"], 50) };
}

/** Which of the rows of a file are shown. */
export function importRowFilters(search: Record<string, unknown>): {
  readonly outcome?: ImportOutcome | undefined;
} {
  return { outcome: oneOf(search["outcome"], outcomes) };
}
