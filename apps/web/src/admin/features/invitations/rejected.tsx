import type { CreatedInvitations } from "@foyer/contract/invitations";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Notice } from "../../components/ui/notice.tsx";
import { plural } from "../../lib/moment.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import type { Place } from "./doors/door.ts";
import { refusalWords } from "./invite-input.ts";

type Refusal = CreatedInvitations["rejected"][number];

/** Which addresses were not invited, why, and the way on. They stand in the field below, to be mended. */
export function Rejected({
  rejected,
  place,
  onLeave,
}: {
  readonly rejected: readonly Refusal[];
  readonly place: Place;
  readonly onLeave: () => void;
}): ReactNode {
  if (rejected.length === 0) return null;
  return (
    <Notice
      live
      title={`${plural(rejected.length, "address was", "addresses were")} not invited`}
      tone="warning"
    >
      <ul
        aria-label="Not invited"
        className="grid max-h-40 gap-1 overflow-y-auto"
        // Scrolled with the keyboard too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        {rejected.map((refusal) => (
          <li key={refusal.email}>
            <span className="font-medium">{refusal.email}</span>: {refusalWords(place, refusal)}{" "}
            <WayOn onLeave={onLeave} refusal={refusal} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function WayOn({
  refusal: { email, reason },
  onLeave,
}: {
  readonly refusal: Refusal;
  readonly onLeave: () => void;
}) {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const common = { className: "font-medium underline", onClick: onLeave, params: { organizationId } };
  if (reason === "already_invited" && can("invitation.view")) {
    return (
      <Link {...common} search={{ search: email, status: "pending" }} to="/o/$organizationId/invitations">
        Show it
      </Link>
    );
  }
  if (reason === "address_suppressed" && can("mail.view")) {
    return (
      <Link {...common} search={{ email }} to="/o/$organizationId/mail/suppressed">
        See why
      </Link>
    );
  }
  return null;
}
