import type { Invitation } from "@foyer/contract/invitations";
import type { LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Listing, rowClass } from "../../components/ui/list.tsx";
import { LongTable } from "../../components/ui/long-table.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { SelectCell, selectHead } from "../../components/ui/select-cell.tsx";
import type { Selection } from "../../lib/selection.ts";
import { doorInWords, doorName } from "./invitation-door.tsx";
import { InvitationLink } from "./invitation-link.tsx";
import { InvitationStatusBadge } from "./invitation-status.tsx";
import { InvitationTerms, termsInWords } from "./invitation-terms.tsx";

const idOf = ({ id }: Invitation) => id;

/** Invitations, row by row. */
export function InvitationsTable({
  invitations,
  listing,
  as,
  page,
  choosable,
  selection,
}: {
  readonly invitations: readonly Invitation[];
  readonly listing: Listing<Invitation>;
  /** What the column is called that says as what they come; null: they lead to various places, which are named. */
  readonly as: string | null;
  readonly page: (invitation: Invitation) => LinkProps;
  /** The ids of those that can be chosen. */
  readonly choosable: ReadonlySet<string>;
  readonly selection: Selection;
}): ReactNode {
  return (
    <LongTable
      heads={[
        ...(choosable.size > 0 ? [selectHead] : []),
        { label: "Invitee" },
        { label: "Status", className: "w-36" },
        { label: as ?? "To", className: `hidden md:table-cell ${as ? "w-40" : "w-56"}` },
        { label: "Invited", className: "hidden w-36 xl:table-cell" },
        { label: "Until", className: "hidden w-36 lg:table-cell" },
      ]}
      items={invitations}
      keyOf={idOf}
      label="Invitations"
      listing={listing}
    >
      {(invitation, rowIndex) => (
        <tr aria-rowindex={rowIndex} className={`${rowClass} has-checked:bg-accent-wash`}>
          {choosable.size > 0 ? (
            <SelectCell
              id={invitation.id}
              label={`Select ${invitation.fullName ?? invitation.email}`}
              selection={choosable.has(invitation.id) ? selection : null}
            />
          ) : null}
          <InvitationCells as={as} invitation={invitation} page={page} />
        </tr>
      )}
    </LongTable>
  );
}

function InvitationCells({
  invitation,
  as,
  page,
}: {
  readonly invitation: Invitation;
  readonly as: string | null;
  readonly page: (invitation: Invitation) => LinkProps;
}) {
  const { status, fullName, email, createdAt, expiresAt } = invitation;
  const terms = as ? termsInWords(invitation) : doorInWords(invitation);
  return (
    <>
      <td>
        <InvitationLink invitation={invitation} page={page} />
        <span className="block truncate text-xs text-muted">
          {terms ? (
            <span className="md:hidden">
              {terms}
              {fullName ? " · " : null}
            </span>
          ) : null}
          {fullName ? email : null}
        </span>
      </td>
      <td className="w-32 sm:w-36">
        <InvitationStatusBadge invitation={invitation} />
      </td>
      <td className="hidden text-muted md:table-cell">
        {as ? (
          <InvitationTerms invitation={invitation} />
        ) : (
          <>
            <span className="block truncate text-ink">{doorName(invitation)}</span>
            <span className="block truncate text-xs">
              <InvitationTerms invitation={invitation} />
            </span>
          </>
        )}
      </td>
      <td className="hidden text-muted xl:table-cell">
        <Moment at={createdAt} date="below" />
      </td>
      <td className="hidden text-muted lg:table-cell">
        {status === "pending" ? <Moment at={expiresAt} date="below" /> : <span aria-label="closed">–</span>}
      </td>
    </>
  );
}
