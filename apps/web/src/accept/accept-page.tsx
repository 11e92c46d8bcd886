import type { Doorkeeper } from "./doorkeeper.ts";
import type { SceneProps } from "./scene-props.ts";
import { lateScenes } from "./scenes/late.ts";
import { OpenInvitation } from "./scenes/open-invitation.tsx";
import { Unreachable } from "./scenes/unreachable.tsx";
import { useHeadingFocus } from "./use-heading-focus.ts";
import { type InvitationVisit, stageOf, type Visit } from "./visit.ts";
import { words } from "./words.ts";

/** The public page: one visit to one invitation, whatever state it is in. */
export function AcceptPage({ visit, keeper }: { readonly visit: Visit; readonly keeper: Doorkeeper }) {
  useHeadingFocus(visit.at === "invitation" ? placeIn(visit) : visit.at);
  switch (visit.at) {
    case "loading":
      return null;
    case "unreachable":
      return <Unreachable {...visit} onRetry={keeper.retry} />;
    case "unknown_link":
      return <lateScenes.unknown_link />;
    case "turned_away":
      return <lateScenes.ended invitation={visit.invitation} by={visit.by} />;
    case "welcome":
      return <lateScenes.welcome visit={visit} />;
    case "invitation":
      return (
        <>
          <Invitation visit={visit} keeper={keeper} />
          <p className="aside">
            <a href={visit.invitation.optOutUrl}>{words.letter.optOut}</a>
          </p>
        </>
      );
  }
}

function Invitation(scene: SceneProps) {
  const stage = stageOf(scene.visit.invitation);
  switch (stage) {
    case "new_account":
    case "sign_in":
    case "code":
    case "signed_in":
    case "wrong_account":
      return <OpenInvitation stage={stage} {...scene} />;
    default: {
      const Scene = lateScenes[stage];
      return <Scene {...scene} />;
    }
  }
}

/** Where a visit stands, as long as that is the same. */
function placeIn({ invitation, linkRequested }: InvitationVisit): string {
  const { status, canAccept, waitingList } = invitation;
  return `${stageOf(invitation)} ${status} ${canAccept} ${waitingList?.position} ${linkRequested}`;
}
