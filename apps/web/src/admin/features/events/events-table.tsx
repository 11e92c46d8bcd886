import type { Event } from "@foyer/contract/events";
import { Link } from "@tanstack/react-router";
import { rowClass, rowLinkClass, Table } from "../../components/ui/list.tsx";
import { ownTimeZone } from "../../lib/zoned-time.ts";
import { SeatsMeter } from "./seats-meter.tsx";
import { isOtherTime, whenWords, zoneWords } from "./when-words.ts";

const columns = [
  { label: "Event" },
  { label: "When", className: "w-62" },
  { label: "Seats", className: "w-60" },
  { label: "Organizer", className: "hidden w-40 lg:table-cell" },
] as const;

/** Events, row by row; on a small screen each is a small block. */
export function EventsTable({ events }: { readonly events: readonly Event[] }) {
  return (
    <Table heads={columns} headsFrom="md" label="Events">
      {events.map((event) => (
        <EventRow event={event} key={event.id} />
      ))}
    </Table>
  );
}

function EventRow({ event }: { readonly event: Event }) {
  const { id: eventId, organizationId, name, location, organizer, timeZone } = event;
  const when = (
    <>
      <time className="block" dateTime={event.startsAt}>
        {whenWords(event, timeZone)}
      </time>
      {isOtherTime(event, ownTimeZone()) ? <span className="block text-xs">{zoneWords(event)}</span> : null}
    </>
  );
  return (
    <tr className={rowClass}>
      <td>
        <Link
          className={rowLinkClass}
          params={{ organizationId, eventId }}
          to="/o/$organizationId/events/$eventId"
        >
          {name}
        </Link>
        {location ? <span className="block truncate text-xs text-muted">{location}</span> : null}
        <div className="mt-1.5 grid gap-2 text-muted md:hidden">
          <div>{when}</div>
          <SeatsMeter seats={event} />
        </div>
      </td>
      <td className="hidden text-muted md:table-cell">{when}</td>
      <td className="hidden md:table-cell">
        <SeatsMeter seats={event} />
      </td>
      <td className="hidden truncate text-muted lg:table-cell">{organizer.name}</td>
    </tr>
  );
}
