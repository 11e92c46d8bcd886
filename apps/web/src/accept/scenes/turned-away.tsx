import { Notice } from "../parts/notice.tsx";
import type { Visit } from "../visit.ts";
import { words } from "../words.ts";

/** The invitation stands, but this visitor can't come in by it. */
export function TurnedAway({ visit }: { readonly visit: Extract<Visit, { at: "turned_away" }> }) {
  const said = words.turnedAway[visit.by];
  const { organization, invitedBy } = visit.invitation;
  return (
    <Notice headline={said.headline(invitedBy?.name ?? null)}>
      <p>{said.what(organization.name)}</p>
      <p className="text-ink">{said.next(organization.name)}</p>
    </Notice>
  );
}
