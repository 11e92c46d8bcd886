import type { InvitationView } from "@foyer/contract/invitations";
import { Notice } from "../parts/notice.tsx";
import type { Stage } from "../visit.ts";
import { words } from "../words.ts";

/** An invitation that somebody ended, or that can't be answered now: what happened, and whom to ask. */
export function Ended({
  invitation,
  stage,
}: {
  readonly invitation: InvitationView;
  readonly stage: Extract<Stage, "cancelled" | "declined" | "closed">;
}) {
  const said = words[stage];
  return (
    <Notice headline={said.headline}>
      <p>{said.what(invitation.organization.name)}</p>
      <p className="text-ink">{said.next(invitation.invitedBy?.name ?? null)}</p>
    </Notice>
  );
}
