import { Notice } from "../parts/notice.tsx";
import type { InvitationVisit, Stage } from "../visit.ts";
import { words } from "../words.ts";

/** An invitation that somebody ended, or that can't be answered now: what happened, and whom to ask. */
export function Ended({
  visit,
  stage,
}: {
  readonly visit: InvitationVisit;
  readonly stage: Extract<Stage, "cancelled" | "declined" | "closed">;
}) {
  const { organization, invitedBy } = visit.invitation;
  const { headline, what, next } = words[stage];
  return (
    <Notice headline={headline} says={[what(organization.name), next(invitedBy?.name ?? words.nobody)]} />
  );
}
