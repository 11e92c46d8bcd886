import type { WaitingPlace } from "@foyer/contract/events";
import { Link } from "@tanstack/react-router";
import { Clock, Ticket } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../../components/ui/badge.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { List, rowClass, rowLinkClass, Table } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { absoluteTime, duration, relativeTime, useNow } from "../../lib/moment.ts";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useEvent } from "./event-context.ts";

/** Who stands in line for a seat, those first who were offered one. */
export function WaitingListPage(): ReactNode {
  const { id: eventId, capacity, offerHours } = useEvent();
  const listing = usePagedQuery<WaitingPlace>({
    queryKey: trpc.events.waitingList.infiniteQueryKey({ eventId }),
    load: (cursor, signal) =>
      client.events.waitingList.query({ eventId, ...(cursor && { cursor }) }, { signal }),
  });
  return (
    <div className="grid gap-3">
      <p className="text-sm text-muted">
        A seat that gets free is offered by e-mail to the first in line, and held for {duration(offerHours)}.
        Who lets that pass is followed by the next.
      </p>
      <List
        empty={
          <EmptyState title="Nobody is waiting">
            {capacity === null
              ? "This event has as many seats as people come, so nobody has to wait."
              : "Once every seat is taken, whoever is invited may stand in line here."}
          </EmptyState>
        }
        listing={listing}
        noun="person in line"
        nouns="people in line"
      >
        {(places) => (
          <Table
            heads={[
              { label: "Place", className: "w-12" },
              { label: "Who" },
              { label: "Seat", className: "w-52" },
              { label: "In line since", className: "hidden w-36 md:table-cell" },
            ]}
            label="Waiting list"
          >
            {places.map((place) => (
              <WaitingRow key={place.invitationId} place={place} />
            ))}
          </Table>
        )}
      </List>
    </div>
  );
}

function WaitingRow({ place }: { readonly place: WaitingPlace }) {
  const { organizationId, id: eventId } = useEvent();
  const { invitationId, fullName, email, position, joinedAt, offeredUntil } = place;
  return (
    <tr className={rowClass}>
      <td className="w-12 text-muted tabular-nums">
        {position === 0 ? (
          <Ticket aria-label="Offered" className="size-4 text-accent" role="img" />
        ) : (
          position
        )}
      </td>
      <td>
        <Link
          className={rowLinkClass}
          params={{ organizationId, eventId, invitationId }}
          to="/o/$organizationId/events/$eventId/invitations/$invitationId"
        >
          {fullName}
        </Link>
        <span className="block truncate text-xs text-muted">{email}</span>
        {offeredUntil ? (
          <span className="block text-xs text-accent sm:hidden">
            Held for them until <Deadline at={offeredUntil} />
          </span>
        ) : null}
      </td>
      <td className="hidden w-52 sm:table-cell">
        {offeredUntil ? (
          <>
            <Badge icon={Ticket} tone="good">
              Held for them
            </Badge>
            <span className="block text-xs text-muted">
              until <Deadline at={offeredUntil} />
            </span>
          </>
        ) : (
          <Badge icon={Clock} tone="neutral">
            Waiting
          </Badge>
        )}
      </td>
      <td className="hidden text-muted md:table-cell">
        <Moment at={joinedAt} date="below" />
      </td>
    </tr>
  );
}

function Deadline({ at }: { readonly at: string }) {
  return (
    <time className="whitespace-nowrap" dateTime={at} title={relativeTime(at, useNow())}>
      {absoluteTime(at)}
    </time>
  );
}
