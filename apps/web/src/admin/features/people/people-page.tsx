import type { Person } from "@foyer/contract/people";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { type ReactNode, Suspense, useCallback, useMemo, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { ExportLink } from "../../components/ui/export-link.tsx";
import { FilterBar, FilterSelect, StatusPills } from "../../components/ui/filter-bar.tsx";
import { List, NothingFound } from "../../components/ui/list.tsx";
import { Page } from "../../components/ui/page.tsx";
import { SearchBox } from "../../components/ui/search-box.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { pageAfter, usePagedQuery } from "../../lib/paged-query.ts";
import { mayManage } from "../../lib/permissions.ts";
import { roles } from "../../lib/roles.ts";
import { useSelection } from "../../lib/selection.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { useUser } from "../session/session.ts";
import { BulkBar } from "./bulk-bar.tsx";
import type { ActResult, PeopleAct } from "./people-act.ts";
import { type PeopleFilters, peopleFilters, peopleInput, secondFactors } from "./people-filters.ts";
import { PeopleTable } from "./people-table.tsx";
import { personStatuses } from "./person-status.tsx";

const AddPersonDialog = lazyPart(async () => (await import("./add-person-dialog.tsx")).AddPersonDialog);
const PeopleActDialog = lazyPart(async () => (await import("./people-act-dialog.tsx")).PeopleActDialog);
const here = "/signed-in/o/$organizationId/people/";

export function PeoplePage(): ReactNode {
  const { id: organizationId, role: mine } = useOrganization();
  const { can } = usePermissions();
  const filters = peopleFilters(useSearch({ from: here }));
  const [adding, setAdding] = useState(false);
  // Kept apart from the selection, which gets smaller as the act succeeds.
  const [acting, setActing] = useState<{ act: PeopleAct; people: readonly Person[] } | null>(null);
  const input = { organizationId, ...peopleInput(filters) };
  const listing = usePagedQuery<Person>({
    queryKey: trpc.people.list.infiniteQueryKey(input),
    load: (cursor, signal) => client.people.list.query({ ...input, ...pageAfter(cursor) }, { signal }),
  });
  const me = useUser();
  // Not oneself: who presses "all" means the others.
  const setsActive = can("person.setActive");
  const { items } = listing;
  const isManaged = useCallback(
    ({ userId, role }: Person) => setsActive && userId !== me.id && mayManage(mine, role),
    [setsActive, me.id, mine],
  );
  const managed = useMemo(() => (items ?? []).filter(isManaged), [items, isManaged]);
  const selection = useSelection(useMemo(() => managed.map(({ userId }) => userId), [managed]));
  const navigate = useNavigate();
  const add = can("person.create") ? (
    <Button onClick={() => setAdding(true)} variant="primary">
      <UserPlus aria-hidden="true" />
      Add person
    </Button>
  ) : null;

  return (
    <Page
      actions={
        <>
          <ExportLink path={`/organizations/${organizationId}/people/export`} search={peopleInput(filters)} />
          {add}
        </>
      }
      title="People"
    >
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
          {(people) => (
            <div>
              {managed.length > 0 ? (
                <BulkBar
                  onAct={(act, chosen) => setActing({ act, people: chosen })}
                  people={managed}
                  selection={selection}
                />
              ) : null}
              <PeopleTable isManaged={isManaged} listing={listing} people={people} selection={selection} />
            </div>
          )}
        </List>
      </div>
      <Suspense>
        {adding ? <AddPersonDialog onClose={() => setAdding(false)} /> : null}
        {acting ? (
          <PeopleActDialog
            {...acting}
            onClose={() => setActing(null)}
            onDone={(results) => selection.drop(doneIds(results))}
          />
        ) : null}
      </Suspense>
    </Page>
  );
}

function PeopleFilterBar({ filters }: { readonly filters: PeopleFilters }) {
  const { id: organizationId } = useOrganization();
  const navigate = useNavigate();
  const listOf = (change: PeopleFilters) => ({
    to: "/o/$organizationId/people" as const,
    params: { organizationId },
    search: { ...filters, ...change },
  });
  return (
    <FilterBar pills={<StatusPills statuses={personStatuses} to={(status) => listOf({ status })} />}>
      <FilterSelect
        any="Any role"
        label="Role"
        onChoose={(role) => void navigate(listOf({ role }))}
        options={roles}
        value={filters.role}
      />
      <FilterSelect
        any="Any second factor"
        label="Second factor"
        onChoose={(mfa) => void navigate(listOf({ mfa }))}
        options={secondFactors}
        value={filters.mfa}
      />
      <SearchBox
        label="Search name or address"
        onSearch={(search) => void navigate({ ...listOf({ search }), replace: true })}
        value={filters.search ?? ""}
      />
    </FilterBar>
  );
}

function doneIds(results: readonly ActResult[]): readonly string[] {
  return results.flatMap(({ person, problem }) => (problem === null ? [person.userId] : []));
}
