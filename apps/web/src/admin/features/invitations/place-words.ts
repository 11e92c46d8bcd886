import type { Place } from "./place.ts";

/** What an invitation to a place means, in a line. */
export function placeWords({ kind, name }: Pick<Place, "kind" | "name">): string {
  switch (kind) {
    case "space":
      return `They get an e-mail with a link to ${name}. Whoever is new comes in as a guest, and sees nothing else.`;
    case "event":
      return `They get an e-mail with a link, and answer without an account.`;
  }
}
