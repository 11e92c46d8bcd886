import { useEffect, useRef } from "react";
import type { Doorkeeper } from "./doorkeeper.ts";
import { Accepted } from "./scenes/accepted.tsx";
import { Ended } from "./scenes/ended.tsx";
import { Expired } from "./scenes/expired.tsx";
import { OpenInvitation } from "./scenes/open-invitation.tsx";
import { TurnedAway } from "./scenes/turned-away.tsx";
import { UnknownLink } from "./scenes/unknown-link.tsx";
import { Unreachable } from "./scenes/unreachable.tsx";
import { Welcome } from "./scenes/welcome.tsx";
import { stageOf, type Visit } from "./visit.ts";

/** The public page: one visit to one invitation, whatever state it is in. */
export function AcceptPage({ visit, keeper }: { readonly visit: Visit; readonly keeper: Doorkeeper }) {
  useHeadingFocus(visit);
  switch (visit.at) {
    case "loading":
      return null;
    case "unreachable":
      return <Unreachable retrying={visit.retrying} onRetry={keeper.retry} />;
    case "unknown_link":
      return <UnknownLink />;
    case "turned_away":
      return <TurnedAway visit={visit} />;
    case "welcome":
      return <Welcome visit={visit} />;
    case "invitation": {
      const stage = stageOf(visit.invitation);
      switch (stage) {
        case "expired":
          return <Expired visit={visit} keeper={keeper} />;
        case "accepted":
          return <Accepted visit={visit} keeper={keeper} />;
        case "cancelled":
        case "declined":
        case "closed":
          return <Ended visit={visit} stage={stage} />;
        default:
          return <OpenInvitation visit={visit} stage={stage} keeper={keeper} />;
      }
    }
  }
}

/**
 * Moves the focus to what is new: to the page's headline when the page changes, to the second heading when only the
 * question beside the invitation does. Somebody who can't see the page hears where they are.
 */
function useHeadingFocus(visit: Visit): void {
  const wasOpen = useRef(false);
  const place = visit.at === "invitation" ? `${stageOf(visit.invitation)} ${visit.linkRequested}` : visit.at;
  useEffect(() => {
    const question = document.querySelector("h2");
    const heading = (wasOpen.current && question) || document.querySelector("h1");
    wasOpen.current = !!question;
    heading?.focus();
    // The place is not read here: its change is the occasion.
  }, [place]);
}
