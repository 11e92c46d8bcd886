import type { AuditEntry } from "@foyer/contract/audit";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

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
  if (id === null || kind === "organization")
    return <span className={alone ? "wrap-anywhere" : "font-medium wrap-anywhere text-ink"}>{label}</span>;
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
  }
}
