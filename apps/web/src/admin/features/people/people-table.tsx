import type { Person } from "@foyer/contract/people";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Listing, rowClass, rowLinkClass } from "../../components/ui/list.tsx";
import { LongTable } from "../../components/ui/long-table.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { SelectCell, selectHead } from "../../components/ui/select-cell.tsx";
import { roles } from "../../lib/roles.ts";
import type { Selection } from "../../lib/selection.ts";
import { PersonInvitation } from "./person-invitation.tsx";
import { PersonStatusBadge } from "./person-status.tsx";
import { SecondFactorBadge } from "./second-factor-badge.tsx";

const columns = [
  selectHead,
  { label: "Person" },
  { label: "Status", className: "w-48" },
  { label: "Role", className: "hidden w-24 md:table-cell" },
  { label: "Second factor", className: "hidden w-32 md:table-cell" },
  { label: "Joined", className: "hidden w-36 lg:table-cell" },
] as const;

const idOf = ({ userId }: Person) => userId;

/** People, row by row; those of `managed` can be chosen. */
export function PeopleTable({
  people,
  listing,
  isManaged,
  selection,
}: {
  readonly people: readonly Person[];
  readonly listing: Listing<Person>;
  readonly isManaged: (person: Person) => boolean;
  readonly selection: Selection;
}): ReactNode {
  return (
    <LongTable heads={columns} items={people} keyOf={idOf} label="People" listing={listing}>
      {(person, rowIndex) => (
        <PersonRow person={person} rowIndex={rowIndex} selection={isManaged(person) ? selection : null} />
      )}
    </LongTable>
  );
}

function PersonRow({
  person,
  rowIndex,
  selection,
}: {
  readonly person: Person;
  readonly rowIndex: number;
  readonly selection: Selection | null;
}) {
  const { userId, organizationId, name, email, role, status, invitation, mfaEnabled, joinedAt } = person;
  return (
    <tr aria-rowindex={rowIndex} className={`${rowClass} has-checked:bg-accent-wash`}>
      <SelectCell id={userId} label={`Select ${name}`} selection={selection} />
      <td>
        <Link
          className={rowLinkClass}
          params={{ organizationId, userId }}
          to="/o/$organizationId/people/$userId"
        >
          {name}
        </Link>
        <span className="block truncate text-xs text-muted">
          <span className="md:hidden">{roles[role].label} · </span>
          {email}
        </span>
      </td>
      <td className="w-32 sm:w-48">
        <PersonStatusBadge status={status} />
        {invitation ? (
          <span className="block truncate text-xs text-muted">
            <PersonInvitation invitation={invitation} />
          </span>
        ) : null}
      </td>
      <td className="hidden text-muted md:table-cell">{roles[role].label}</td>
      <td className="hidden md:table-cell">
        {joinedAt ? (
          <SecondFactorBadge enabled={mfaEnabled} />
        ) : (
          <span aria-label="not yet" className="text-muted">
            –
          </span>
        )}
      </td>
      <td className="hidden text-muted lg:table-cell">
        {joinedAt ? <Moment at={joinedAt} date="below" /> : <span aria-label="not yet">–</span>}
      </td>
    </tr>
  );
}
