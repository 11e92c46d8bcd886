import type { Person } from "@foyer/contract/people";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { rowClass, rowLinkClass, Table } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { roles } from "../../lib/roles.ts";
import type { Selection } from "../../lib/selection.ts";
import { PersonInvitation } from "./person-invitation.tsx";
import { PersonStatusBadge } from "./person-status.tsx";
import { SecondFactorBadge } from "./second-factor-badge.tsx";

const columns = [
  { label: "Select", className: "w-10 pr-0", silent: true },
  { label: "Person" },
  { label: "Status", className: "w-48" },
  { label: "Role", className: "hidden w-24 md:table-cell" },
  { label: "Second factor", className: "hidden w-32 md:table-cell" },
  { label: "Joined", className: "hidden w-36 lg:table-cell" },
] as const;

/** People, row by row; those of `managed` can be chosen. */
export function PeopleTable({
  people,
  managed,
  selection,
}: {
  readonly people: readonly Person[];
  readonly managed: readonly Person[];
  readonly selection: Selection;
}): ReactNode {
  return (
    <Table heads={columns} label="People">
      {people.map((person) => (
        <PersonRow
          key={person.userId}
          person={person}
          selection={managed.includes(person) ? selection : null}
        />
      ))}
    </Table>
  );
}

function PersonRow({ person, selection }: { readonly person: Person; readonly selection: Selection | null }) {
  const { userId, organizationId, name, email, role, status, invitation, mfaEnabled, joinedAt } = person;
  return (
    <tr className={`${rowClass} has-checked:bg-accent-wash`}>
      <td className="w-10 p-0!">
        {selection ? (
          // Above the row's own link.
          <label className="relative z-10 grid min-h-14 place-items-center">
            <input
              aria-label={`Select ${name}`}
              checked={selection.chosen.includes(userId)}
              className="size-4 accent-accent pointer-coarse:size-6"
              onChange={({ currentTarget, nativeEvent }) =>
                selection.choose(userId, currentTarget.checked, withShift(nativeEvent))
              }
              type="checkbox"
            />
          </label>
        ) : null}
      </td>
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

// React tells of a changed checkbox by its click, which knows the keys held with it.
function withShift(event: Event): boolean {
  return event instanceof MouseEvent && event.shiftKey;
}
