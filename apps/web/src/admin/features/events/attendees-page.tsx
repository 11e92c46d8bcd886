import type { Attendee } from "@foyer/contract/events";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, Suspense, useState } from "react";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FilterBar, FilterSelect } from "../../components/ui/filter-bar.tsx";
import { List, NothingFound } from "../../components/ui/list.tsx";
import { SearchBox } from "../../components/ui/search-box.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { pageAfter, usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import {
  type AttendeeFilters,
  attendeeFilters,
  attendeeInput,
  attentions,
  presences,
} from "./attendee-filters.ts";
import { AttendeesTable } from "./attendees-table.tsx";
import { InviteToEvent } from "./event-actions.tsx";
import { useEvent } from "./event-context.ts";
import { ExportAttendeesButton } from "./export-attendees-button.tsx";

const RemoveAttendeeDialog = lazyPart(
  async () => (await import("./remove-attendee-dialog.tsx")).RemoveAttendeeDialog,
);
const here = "/signed-in/o/$organizationId/events/$eventId/";

/** Who comes to an event, and at its door who has come. */
export function AttendeesPage(): ReactNode {
  const event = useEvent();
  const { id: eventId, organizationId } = event;
  const filters = attendeeFilters(useSearch({ from: here }));
  const navigate = useNavigate();
  const [removing, setRemoving] = useState<Attendee | null>(null);
  const input = { eventId, ...attendeeInput(filters) };
  const listing = usePagedQuery<Attendee>({
    queryKey: trpc.events.attendees.list.infiniteQueryKey(input),
    load: (cursor, signal) =>
      client.events.attendees.list.query({ ...input, ...pageAfter(cursor) }, { signal }),
  });
  const narrowed = Object.values(filters).some(Boolean);
  const show = (search: AttendeeFilters, replace = false) =>
    void navigate({
      to: "/o/$organizationId/events/$eventId",
      params: { organizationId, eventId },
      search,
      replace,
      resetScroll: false,
    });

  return (
    <div className="grid gap-3">
      {event.attendeeCount > 0 || narrowed ? (
        <FilterBar>
          <SearchBox
            label="Search name, address or phone"
            onSearch={(search) => show({ ...filters, search }, true)}
            value={filters.search ?? ""}
          />
          <FilterSelect
            any="Here or not"
            label="Whether they are here"
            onChoose={(presence) => show({ ...filters, presence })}
            options={presences}
            value={filters.presence}
          />
          <FilterSelect
            any="Everybody"
            label="VIPs"
            onChoose={(who) => show({ ...filters, who })}
            options={attentions}
            value={filters.who}
          />
          <div className="sm:ml-auto">
            <ExportAttendeesButton input={input} />
          </div>
        </FilterBar>
      ) : null}
      <List
        empty={
          narrowed ? (
            <NothingFound nouns="attendees" onClear={() => show({})} />
          ) : (
            <EmptyState
              action={<InviteToEvent event={event} label="Invite people" />}
              title="Nobody comes yet"
            >
              Whoever accepts an invitation to this event appears here.
            </EmptyState>
          )
        }
        listing={listing}
        noun="attendee"
        nouns="attendees"
      >
        {(attendees) => <AttendeesTable attendees={attendees} listing={listing} onRemove={setRemoving} />}
      </List>
      <Suspense>
        {removing ? <RemoveAttendeeDialog attendee={removing} onClose={() => setRemoving(null)} /> : null}
      </Suspense>
    </div>
  );
}
