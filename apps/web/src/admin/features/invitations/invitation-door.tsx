import type { Invitation } from "@foyer/contract/invitations";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { doorIcons } from "./door-icons.ts";
import { termsInWords } from "./invitation-terms.tsx";

/** What an invitation leads to, and the way there. */
export function InvitationDoor({ invitation }: { readonly invitation: Invitation }): ReactNode {
  const { kind, space, event, organizationId } = invitation;
  const Icon = doorIcons[kind];
  const name = doorName(invitation);
  return (
    <span className="flex items-start gap-1.5">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
      {space ? (
        <Link
          className={linkClass}
          params={{ organizationId, spaceId: space.id }}
          to="/o/$organizationId/spaces/$spaceId"
        >
          {name}
        </Link>
      ) : null}
      {event ? (
        <Link
          className={linkClass}
          params={{ organizationId, eventId: event.id }}
          to="/o/$organizationId/events/$eventId"
        >
          {name}
        </Link>
      ) : null}
      {space || event ? null : name}
    </span>
  );
}

const linkClass =
  "rounded-control underline decoration-edge underline-offset-3 wrap-anywhere hover:decoration-ink";

/** What the place is called. */
export function doorName({ kind, space, event }: Pick<Invitation, "kind" | "space" | "event">): string {
  switch (kind) {
    case "organization":
      return "The organization";
    case "space":
      return space?.name ?? "A space that is gone";
    case "event":
      return event?.name ?? "An event that is gone";
  }
}

/** Place and terms in a line: "Choir · Viewer". */
export function doorInWords(invitation: Invitation): string {
  const { kind } = invitation;
  return [kind === "organization" ? null : doorName(invitation), termsInWords(invitation)]
    .filter(Boolean)
    .join(" · ");
}
