import type { Invitation } from "@foyer/contract/invitations";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { capitalized } from "../../lib/capitalized.ts";
import type { LeadingSomewhere } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";
import { termsInWords } from "./invitation-terms.tsx";

/** What an invitation leads to, and the way there. */
export function InvitationDoor({ invitation }: { readonly invitation: Invitation }): ReactNode {
  const { kind, organizationId } = invitation;
  const { icon: Icon, placeOf, pageOf } = doors[kind];
  const place = placeOf(invitation);
  const name = doorName(invitation);
  return (
    <span className="flex items-start gap-1.5">
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
      {place ? (
        <Link
          {...pageOf({ organizationId, placeId: place.id })}
          className="rounded-control underline decoration-edge underline-offset-3 wrap-anywhere hover:decoration-ink"
        >
          {name}
        </Link>
      ) : (
        name
      )}
    </span>
  );
}

/** What the place is called. */
export function doorName(invitation: Pick<Invitation, "kind"> & LeadingSomewhere): string {
  const { idField, aPlace, placeOf } = doors[invitation.kind];
  if (idField === null) return "The organization";
  return placeOf(invitation)?.name ?? `${capitalized(aPlace)} that is gone`;
}

/** Place and terms in a line: "Choir · Viewer". */
export function doorInWords(invitation: Invitation): string {
  const isPlace = doors[invitation.kind].idField !== null;
  return [isPlace && doorName(invitation), termsInWords(invitation)].filter(Boolean).join(" · ");
}
