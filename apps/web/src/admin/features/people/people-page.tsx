import type { Person } from "@foyer/contract/people";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { selectClass } from "../../components/ui/field.tsx";
import { List, NothingFound, rowClass, rowLinkClass, Table } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Page } from "../../components/ui/page.tsx";
import { pillClass } from "../../components/ui/pill.ts";
import { SearchBox } from "../../components/ui/search-box.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { roles } from "../../lib/roles.ts";
import { keysOf, oneOf } from "../../lib/search-params.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { type PeopleFilters, peopleFilters } from "./people-filters.ts";
import { PersonInvitation } from "./person-invitation.tsx";
import { PersonStatusBadge, personStatuses } from "./person-status.tsx";

const AddPersonDialog = lazyPart(async () => (await import("./add-person-dialog.tsx")).AddPersonDialog);
const here = "/signed-in/o/$organizationId/people/";

export function PeoplePage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const filters = peopleFilters(useSearch({ from: here }));
  const [adding, setAdding] = useState(false);
  const input = { organizationId, ...filters };
  const listing = usePagedQuery<Person>({
    queryKey: trpc.people.list.infiniteQueryKey(input),
    load: (cursor, signal) => client.people.list.query({ ...input, ...(cursor && { cursor }) }, { signal }),
  });
  const navigate = useNavigate();
  const add = can("person.create") ? (
    <Button onClick={() => setAdding(true)} variant="primary">
      <UserPlus aria-hidden="true" />
      Add person
    </Button>
  ) : null;

  return (
    <Page actions={add} title="People">
      <div className="grid gap-3">
        <PeopleFilterBar filters={filters} />
        <List
          empty={
            Object.values(filters).some(Boolean) ? (
              <NothingFound
                nouns="people"
                onClear={() =>
                  void navigate({ to: "/o/$organizationId/people", params: { organizationId }, search: {} })
                }
              />
            ) : (
              <EmptyState action={add} title="Nobody is here yet">
                Add somebody: they get an invitation, and appear here at once.
              </EmptyState>
            )
          }
          listing={listing}
          noun="person"
          nouns="people"
        >
          {(items) => (
            <Table
              heads={[
                { label: "Person" },
                { label: "Status", className: "w-52" },
                { label: "Role", className: "hidden w-24 md:table-cell" },
                { label: "Joined", className: "hidden w-36 lg:table-cell" },
              ]}
              label="People"
            >
              {items.map((person) => (
                <PersonRow key={person.userId} person={person} />
              ))}
            </Table>
          )}
        </List>
      </div>
      <Suspense>{adding ? <AddPersonDialog onClose={() => setAdding(false)} /> : null}</Suspense>
    </Page>
  );
}

function PeopleFilterBar({ filters }: { readonly filters: PeopleFilters }) {
  const { id: organizationId } = useOrganization();
  const navigate = useNavigate();
  const toList = { to: "/o/$organizationId/people", params: { organizationId } } as const;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <nav aria-label="Status" className="-ml-1 flex flex-wrap gap-1">
        <Link
          {...toList}
          activeOptions={{ exact: true }}
          className={pillClass}
          search={{ ...filters, status: undefined }}
        >
          All
        </Link>
        {keysOf(personStatuses).map((status) => (
          <Link
            {...toList}
            activeOptions={{ exact: true }}
            className={pillClass}
            key={status}
            search={{ ...filters, status }}
          >
            {personStatuses[status].label}
          </Link>
        ))}
      </nav>
      <div className="flex grow justify-end gap-2">
        <select
          aria-label="Role"
          className={`${selectClass} w-auto! shrink-0`}
          onChange={(event) =>
            void navigate({
              ...toList,
              search: { ...filters, role: oneOf(event.currentTarget.value, roles) },
            })
          }
          value={filters.role ?? ""}
        >
          <option value="">Any role</option>
          {keysOf(roles).map((role) => (
            <option key={role} value={role}>
              {roles[role].label}
            </option>
          ))}
        </select>
        <SearchBox
          label="Search name or address"
          onSearch={(search) => void navigate({ ...toList, search: { ...filters, search }, replace: true })}
          value={filters.search ?? ""}
        />
      </div>
    </div>
  );
}

function PersonRow({ person }: { readonly person: Person }) {
  return (
    <tr className={rowClass}>
      <td>
        <Link
          className={rowLinkClass}
          params={{ organizationId: person.organizationId, userId: person.userId }}
          to="/o/$organizationId/people/$userId"
        >
          {person.name}
        </Link>
        <span className="block truncate text-xs text-muted">
          <span className="md:hidden">{roles[person.role].label} · </span>
          {person.email}
        </span>
      </td>
      <td className="w-32 sm:w-52">
        <PersonStatusBadge status={person.status} />
        {person.invitation ? (
          <span className="block truncate text-xs text-muted">
            <PersonInvitation invitation={person.invitation} />
          </span>
        ) : null}
      </td>
      <td className="hidden text-muted md:table-cell">{roles[person.role].label}</td>
      <td className="hidden text-muted lg:table-cell">
        {person.joinedAt ? <Moment at={person.joinedAt} date="below" /> : <span aria-label="not yet">–</span>}
      </td>
    </tr>
  );
}
