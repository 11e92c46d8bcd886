import type { Event } from "@foyer/contract/events";
import { Link, type LinkProps, useNavigate, useSearch } from "@tanstack/react-router";
import { CalendarPlus } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FilterBar } from "../../components/ui/filter-bar.tsx";
import { List, NothingFound } from "../../components/ui/list.tsx";
import { Page } from "../../components/ui/page.tsx";
import { pillClass } from "../../components/ui/pill.ts";
import { SearchBox } from "../../components/ui/search-box.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { keysOf } from "../../lib/search-params.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { type EventFilters, eventFilters, eventInput, eventTimes } from "./event-filters.ts";
import { EventsTable } from "./events-table.tsx";

const NewEventDialog = lazyPart(async () => (await import("./new-event-dialog.tsx")).NewEventDialog);
const here = "/signed-in/o/$organizationId/events/";

/** The events that the caller manages. */
export function EventsPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const filters = eventFilters(useSearch({ from: here }));
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const input = { organizationId, ...eventInput(filters) };
  const listing = usePagedQuery<Event>({
    queryKey: trpc.events.list.infiniteQueryKey(input),
    load: (cursor, signal) => client.events.list.query({ ...input, ...(cursor && { cursor }) }, { signal }),
  });
  const listOf = (search: EventFilters) => ({
    to: "/o/$organizationId/events" as const,
    params: { organizationId },
    search,
  });
  const make = can("event.create") ? (
    <Button onClick={() => setMaking(true)} variant="primary">
      <CalendarPlus aria-hidden="true" />
      New event
    </Button>
  ) : null;

  return (
    <Page
      actions={make}
      {...(!can("event.manageAll") && { lead: "Those that you organize." })}
      title="Events"
    >
      <div className="grid gap-3">
        <FilterBar pills={<TimePills filters={filters} listOf={listOf} />}>
          <SearchBox
            label="Search name or place"
            onSearch={(search) => void navigate({ ...listOf({ ...filters, search }), replace: true })}
            value={filters.search ?? ""}
          />
        </FilterBar>
        <List
          empty={
            filters.search ? (
              <NothingFound nouns="events" onClear={() => void navigate(listOf({}))} />
            ) : (
              <NoEvents make={make} when={filters.when} />
            )
          }
          listing={listing}
          noun="event"
          nouns="events"
        >
          {(events) => <EventsTable events={events} />}
        </List>
      </div>
      <Suspense>{making ? <NewEventDialog onClose={() => setMaking(false)} /> : null}</Suspense>
    </Page>
  );
}

function TimePills({
  filters,
  listOf,
}: {
  readonly filters: EventFilters;
  readonly listOf: (search: EventFilters) => LinkProps;
}) {
  return (
    <nav aria-label="When" className="-ml-1 flex flex-wrap gap-1">
      {[undefined, ...keysOf(eventTimes)].map((when) => (
        <Link
          {...listOf({ ...filters, when })}
          activeOptions={{ exact: true }}
          className={pillClass}
          key={when ?? "ahead"}
        >
          {when ? eventTimes[when].label : "Ahead"}
        </Link>
      ))}
    </nav>
  );
}

function NoEvents({ when, make }: { readonly when: EventFilters["when"]; readonly make: ReactNode }) {
  if (when === "over")
    return <EmptyState title="No event is over yet">Those that have ended stand here.</EmptyState>;
  return (
    <EmptyState action={make} title={when === "all" ? "No events yet" : "No event is ahead"}>
      Make one: say what it is, when, where, and how many seats there are. Then invite people; whoever accepts
      gets a seat and an entry for their calendar.
    </EmptyState>
  );
}
