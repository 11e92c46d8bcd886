import type { Invitation } from "@foyer/contract/invitations";
import type { LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { rowClass, Table } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { InvitationLink } from "./invitation-link.tsx";
import { InvitationStatusBadge } from "./invitation-status.tsx";
import { InvitationTerms, termsInWords } from "./invitation-terms.tsx";

/** Invitations to one place, row by row. */
export function InvitationsTable({
  invitations,
  as,
  page,
}: {
  readonly invitations: readonly Invitation[];
  /** What the column is called that says as what they come. */
  readonly as: string;
  readonly page: (invitationId: string) => LinkProps;
}): ReactNode {
  return (
    <Table
      heads={[
        { label: "Invitee" },
        { label: "Status", className: "w-36" },
        { label: as, className: "hidden w-40 md:table-cell" },
        { label: "Invited", className: "hidden w-36 lg:table-cell" },
        { label: "Until", className: "hidden w-36 md:table-cell" },
      ]}
      label="Invitations"
    >
      {invitations.map((invitation) => (
        <tr className={rowClass} key={invitation.id}>
          <td>
            <InvitationLink invitation={invitation} page={({ id }) => page(id)} />
            <span className="block truncate text-xs text-muted">
              <Below invitation={invitation} />
            </span>
          </td>
          <td className="w-32 sm:w-36">
            <InvitationStatusBadge invitation={invitation} />
          </td>
          <td className="hidden text-muted md:table-cell">
            <InvitationTerms invitation={invitation} />
          </td>
          <InvitationTimes invitation={invitation} />
        </tr>
      ))}
    </Table>
  );
}

function Below({ invitation }: { readonly invitation: Invitation }) {
  const terms = termsInWords(invitation);
  const email = invitation.fullName ? invitation.email : null;
  return (
    <>
      {terms ? (
        <span className="md:hidden">
          {terms}
          {email ? " · " : null}
        </span>
      ) : null}
      {email}
    </>
  );
}

/** The last two cells of an invitation's row: since when, and until when. */
export function InvitationTimes({ invitation }: { readonly invitation: Invitation }): ReactNode {
  return (
    <>
      <td className="hidden text-muted lg:table-cell">
        <Moment at={invitation.createdAt} date="below" />
      </td>
      <td className="hidden text-muted md:table-cell">
        {invitation.status === "pending" ? (
          <Moment at={invitation.expiresAt} date="below" />
        ) : (
          <span aria-label="closed">–</span>
        )}
      </td>
    </>
  );
}
