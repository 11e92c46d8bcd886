import type { Event } from "@foyer/contract/events";
import { useQuery } from "@tanstack/react-query";
import { Outlet, useParams } from "@tanstack/react-router";
import { CalendarX, MapPin, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { Live } from "../../components/live.tsx";
import { BackLink } from "../../components/ui/back-link.tsx";
import { Badge } from "../../components/ui/badge.tsx";
import { Page } from "../../components/ui/page.tsx";
import { PageOfOne } from "../../components/ui/page-of-one.tsx";
import { Tabs } from "../../components/ui/tabs.tsx";
import { useNow } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { EventActions } from "./event-actions.tsx";
import { EventContext } from "./event-context.ts";
import { EventDescription } from "./event-description.tsx";
import { EventWhen } from "./event-when.tsx";
import { SeatsMeter } from "./seats-meter.tsx";
import { isOver } from "./when-words.ts";

const here = "/signed-in/o/$organizationId/events/$eventId";

/** An event: what it is, what can be done with it, and below it one of its parts. */
export function EventPage(): ReactNode {
  const { eventId } = useParams({ from: here });
  const { id: organizationId } = useOrganization();
  const query = useQuery(trpc.events.get.queryOptions({ eventId }));
  const above = (
    <BackLink params={{ organizationId }} to="/o/$organizationId/events">
      Events
    </BackLink>
  );
  return (
    <PageOfOne
      above={above}
      isElsewhere={(event) => event.organizationId !== organizationId}
      missing="The address is wrong, the event was removed, or somebody else organizes it. The list has all of yours."
      noun="event"
      query={query}
    >
      {(event) => <KnownEvent above={above} event={event} />}
    </PageOfOne>
  );
}

function KnownEvent({ event, above }: { readonly event: Event; readonly above: ReactNode }) {
  const { can } = usePermissions();
  const { organizationId, id: eventId } = event;
  const params = { organizationId, eventId };
  return (
    <EventContext value={event}>
      {/* Whoever follows all of the organization follows this as well. */}
      {can("audit.view") ? null : <Live eventId={eventId} organizationId={organizationId} />}
      <Page
        above={above}
        actions={<EventActions event={event} />}
        lead={<EventLead event={event} />}
        title={event.name}
      >
        <Tabs
          label="About the event"
          tabs={[
            {
              label: "Attendees",
              count: event.attendeeCount,
              to: "/o/$organizationId/events/$eventId",
              params,
              activeOptions: { exact: true, includeSearch: false },
            },
            {
              label: "Waiting list",
              count: event.waitingCount + event.offeredCount,
              to: "/o/$organizationId/events/$eventId/waiting-list",
              params,
            },
            { label: "Invitations", to: "/o/$organizationId/events/$eventId/invitations", params },
            {
              label: "Statistics",
              to: "/o/$organizationId/events/$eventId/statistics",
              params,
              activeOptions: { includeSearch: false },
            },
          ]}
        />
        <Outlet />
      </Page>
    </EventContext>
  );
}

function EventLead({ event }: { readonly event: Event }) {
  const over = isOver(event, useNow());
  return (
    <div className="grid gap-1.5">
      <div>
        <EventWhen event={event} />
      </div>
      {over ? (
        <Badge icon={CalendarX} tone="neutral">
          It is over
        </Badge>
      ) : null}
      <div className="flex flex-wrap gap-x-5 gap-y-1.5">
        {event.location ? (
          <p className="flex gap-1.5 wrap-anywhere">
            <MapPin aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            <span className="sr-only">Place: </span>
            {event.location}
          </p>
        ) : null}
        <p className="flex gap-1.5 wrap-anywhere">
          <UserRound aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span className="sr-only">Organizer: </span>
          {event.organizer.name}
        </p>
      </div>
      {event.description ? <EventDescription text={event.description} /> : null}
      <div className="max-w-sm pt-2">
        <SeatsMeter seats={event} />
      </div>
    </div>
  );
}
