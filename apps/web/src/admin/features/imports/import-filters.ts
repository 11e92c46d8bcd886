import { idIn, text } from "../../lib/search-params.ts";

/** Where the people of a file are to be invited to: a space or an event; the organization, where it names none. */
export function newImportFilters(search: Record<string, unknown>): { readonly placeId?: string | undefined } {
  return { placeId: idIn(search["placeId"]) };
}

/** Whose imports are listed: those into one space or event, or all of the organization. */
export function importListFilters(search: Record<string, unknown>): {
  readonly spaceId?: string | undefined;
  readonly eventId?: string | undefined;
} {
  return { spaceId: idIn(search["spaceId"]), eventId: idIn(search["eventId"]) };
}

/** Which of the rows of a file are shown. The page knows the outcomes there are, and the router needs not. */
export function importRowFilters(search: Record<string, unknown>): { readonly outcome?: string | undefined } {
  return { outcome: text(search["outcome"], 30) };
}
