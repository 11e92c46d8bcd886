import { Notice } from "../parts/notice.tsx";
import type { Visit } from "../visit.ts";
import { words } from "../words.ts";

/** The invitation stands, but this visitor can't come in by it. */
export function TurnedAway({ visit }: { readonly visit: Extract<Visit, { at: "turned_away" }> }) {
  const { headline, what, next } = words[visit.by];
  const { name } = visit.invitation.organization;
  return <Notice headline={headline} says={[what(name), next(name)]} />;
}
