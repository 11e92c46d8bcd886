import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import type { Doorkeeper } from "./doorkeeper.ts";
import { Frame } from "./parts/frame.tsx";
import { Accepted } from "./scenes/accepted.tsx";
import { Ended } from "./scenes/ended.tsx";
import { Expired } from "./scenes/expired.tsx";
import { Farewell } from "./scenes/farewell.tsx";
import { Loading } from "./scenes/loading.tsx";
import { OpenInvitation } from "./scenes/open-invitation.tsx";
import { TurnedAway } from "./scenes/turned-away.tsx";
import { UnknownLink } from "./scenes/unknown-link.tsx";
import { Unreachable } from "./scenes/unreachable.tsx";
import { Welcome } from "./scenes/welcome.tsx";
import { stageOf, type Visit } from "./visit.ts";
import { words } from "./words.ts";

/** The public page: one visit to one invitation, whatever state it is in. */
export function AcceptPage({ keeper }: { readonly keeper: Doorkeeper }) {
  const visit = useSyncExternalStore(keeper.subscribe, keeper.current);
  const page = useRef<HTMLDivElement>(null);
  useHeadingFocus(page.current, visit);
  useEffect(() => {
    const organization = organizationOf(visit);
    if (organization) document.title = words.title(organization);
  }, [visit]);

  return (
    <div ref={page}>
      <Frame>{scene(visit, keeper)}</Frame>
    </div>
  );
}

function scene(visit: Visit, keeper: Doorkeeper): ReactNode {
  switch (visit.at) {
    case "loading":
      return <Loading />;
    case "unreachable":
      return <Unreachable retrying={visit.retrying} onRetry={keeper.retry} />;
    case "unknown_link":
      return <UnknownLink />;
    case "turned_away":
      return <TurnedAway visit={visit} />;
    case "welcome":
      return <Welcome outcome={visit} />;
    case "farewell":
      return <Farewell outcome={visit} />;
    case "invitation": {
      const stage = stageOf(visit.invitation);
      switch (stage) {
        case "new_account":
        case "sign_in":
        case "signed_in":
        case "wrong_account":
          return <OpenInvitation visit={visit} stage={stage} keeper={keeper} />;
        case "expired":
          return <Expired visit={visit} keeper={keeper} />;
        case "accepted":
          return <Accepted visit={visit} keeper={keeper} />;
        default:
          return <Ended invitation={visit.invitation} stage={stage} />;
      }
    }
  }
}

/**
 * Moves the focus to what is new: to the page's headline when the page changes, to the second heading when only the
 * question beside the invitation does. Somebody who can't see the page hears where they are.
 */
function useHeadingFocus(page: HTMLElement | null, visit: Visit): void {
  const stage = visit.at === "invitation" ? stageOf(visit.invitation) : visit.at;
  const wasOpen = useRef(false);
  useEffect(() => {
    const panel = page?.querySelector<HTMLElement>("h2[tabindex]");
    const target = wasOpen.current && panel ? panel : page?.querySelector<HTMLElement>("h1[tabindex]");
    wasOpen.current = panel != null;
    target?.focus();
  }, [page, stage]);
}

function organizationOf(visit: Visit): string | null {
  if (visit.at === "invitation" || visit.at === "turned_away") return visit.invitation.organization.name;
  return visit.at === "welcome" || visit.at === "farewell" ? visit.organization : null;
}
