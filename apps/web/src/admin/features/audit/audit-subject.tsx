import type { AuditEntry } from "@foyer/contract/audit";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { oneOf } from "../../lib/search-params.ts";
import { doors } from "../invitations/doors/doors.ts";

/** What an entry is about, as a link to its page where it has one. `alone`: it is not part of a sentence. */
export function AuditSubject({
  subject: { kind, id, label },
  organizationId,
  alone = false,
}: {
  readonly subject: AuditEntry["subject"];
  readonly organizationId: string;
  readonly alone?: boolean;
}): ReactNode {
  const className = alone
    ? "rounded-control text-ink wrap-anywhere hover:underline"
    : "rounded-control font-medium text-ink underline decoration-edge underline-offset-3 wrap-anywhere hover:decoration-ink";
  const plain = (
    <span className={alone ? "wrap-anywhere" : "font-medium wrap-anywhere text-ink"}>{label}</span>
  );
  if (id === null) return plain;
  switch (kind) {
    case "invitation":
      return (
        <Link
          className={className}
          params={{ organizationId, invitationId: id }}
          to="/o/$organizationId/invitations/$invitationId"
        >
          {label}
        </Link>
      );
    case "person":
      return (
        <Link
          className={className}
          params={{ organizationId, userId: id }}
          to="/o/$organizationId/people/$userId"
        >
          {label}
        </Link>
      );
    case "webhook":
      return (
        <Link
          className={className}
          params={{ organizationId, webhookId: id }}
          to="/o/$organizationId/developers/webhooks/$webhookId"
        >
          {label}
        </Link>
      );
    default: {
      const place = oneOf(kind, doors);
      // An attendee has no page of their own, and a newer server may write of things that are not known here.
      if (!place || doors[place].idField === null) return plain;
      return (
        <Link {...doors[place].pageOf({ organizationId, placeId: id })} className={className}>
          {label}
        </Link>
      );
    }
  }
}
