import { placeOf } from "../doors.ts";
import { Notice } from "../parts/notice.tsx";
import type { SceneProps } from "../scene-props.ts";
import type { ClosedBy, SeenInvitation, Stage } from "../visit.ts";
import { lateWords, words } from "../words.ts";

/** A way in that is closed, to everybody or to this visitor: what happened, and whom to ask. */
export function Ended({
  invitation,
  by,
}: {
  readonly invitation: SeenInvitation;
  readonly by: Extract<Stage, "cancelled" | "declined"> | ClosedBy;
}) {
  const { headline, what, next } = lateWords[by];
  const { name } = invitation.organization;
  return (
    <Notice
      headline={headline}
      says={[what(placeOf(invitation), name), next(invitation.invitedBy?.name ?? words.nobody, name)]}
    />
  );
}

/** The same for everybody: the invitation itself is over. */
export function EndedInvitation({ visit: { invitation } }: SceneProps) {
  return <Ended invitation={invitation} by={invitation.status === "declined" ? "declined" : "cancelled"} />;
}
