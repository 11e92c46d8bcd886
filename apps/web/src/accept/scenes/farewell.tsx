import { Notice } from "../parts/notice.tsx";
import type { Outcome } from "../visit.ts";
import { words } from "../words.ts";

/** Declined, and done. */
export function Farewell({ outcome }: { readonly outcome: Extract<Outcome, { at: "farewell" }> }) {
  return (
    <Notice headline={words.farewell.headline}>
      <p>{words.farewell.lead(outcome.organization)}</p>
      <p>{words.farewell.next(outcome.inviter)}</p>
    </Notice>
  );
}
