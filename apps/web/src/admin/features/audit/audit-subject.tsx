import type { AuditEntry } from "@foyer/contract/audit";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";

/** What an entry is about, as a link to its page where it has one. */
export function AuditSubject({
  subject: { kind, id, label },
  organizationId,
}: {
  readonly subject: AuditEntry["subject"];
  readonly organizationId: string;
}): ReactNode {
  const className =
    "rounded-control font-medium text-ink underline decoration-edge underline-offset-3 wrap-anywhere hover:decoration-ink";
  if (id === null || kind === "organization") return <span className="font-medium text-ink">{label}</span>;
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
