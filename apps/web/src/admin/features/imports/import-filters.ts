import { text } from "../../lib/search-params.ts";

/** Where the people of a file are to be invited to: a space or an event; the organization, where it names none. */
export function newImportFilters(search: Record<string, unknown>): { readonly placeId?: string | undefined } {
  return { placeId: text(search["placeId"], 50) };
}

/** Which of the rows of a file are shown. The page knows the outcomes there are, and the router needs not. */
export function importRowFilters(search: Record<string, unknown>): { readonly outcome?: string | undefined } {
  return { outcome: text(search["outcome"], 30) };
}
