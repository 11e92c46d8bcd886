import type { Attendee } from "@foyer/contract/events";
import { Link } from "@tanstack/react-router";
import { Star, UserRoundMinus } from "lucide-react";
import { Button } from "../../components/ui/button.tsx";
import type { Listing } from "../../components/ui/list.tsx";
import { LongTable } from "../../components/ui/long-table.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { CheckInButton } from "./check-in-button.tsx";
import { useEvent } from "./event-context.ts";

const columns = [
  { label: "Attendee" },
  { label: "Phone", className: "hidden w-40 md:table-cell" },
  { label: "Accepted", className: "hidden w-36 lg:table-cell" },
  { label: "Here", className: "w-26 sm:w-30" },
  { label: "Remove", className: "w-11", silent: true },
] as const;

const idOf = ({ id }: Attendee) => id;

/** Attendees, row by row. Rows lead nowhere by themselves: at a door one presses fast, and means the check-in. */
export function AttendeesTable({
  attendees,
  listing,
  onRemove,
}: {
  readonly attendees: readonly Attendee[];
  readonly listing: Listing<Attendee>;
  readonly onRemove: (attendee: Attendee) => void;
}) {
  return (
    <LongTable heads={columns} items={attendees} keyOf={idOf} label="Attendees" listing={listing}>
      {(attendee, rowIndex) => (
        <AttendeeRow attendee={attendee} onRemove={() => onRemove(attendee)} rowIndex={rowIndex} />
      )}
    </LongTable>
  );
}

function AttendeeRow({
  attendee,
  rowIndex,
  onRemove,
}: {
  readonly attendee: Attendee;
  readonly rowIndex: number;
  readonly onRemove: () => void;
}) {
  const { organizationId } = useEvent();
  const { eventId, invitationId, fullName, email, phone, isVip, acceptedAt } = attendee;
  return (
    <tr
      aria-rowindex={rowIndex}
      className="[&>td]:py-2 [&>td]:pr-3 [&>td]:align-middle [&>td:last-child]:pr-0"
    >
      <td>
        <span className="flex flex-wrap items-center gap-x-2">
          <Link
            className="inline-flex min-h-6 min-w-0 items-center rounded-control font-medium wrap-anywhere hover:underline"
            params={{ organizationId, eventId, invitationId }}
            to="/o/$organizationId/events/$eventId/invitations/$invitationId"
          >
            {fullName}
          </Link>
          {isVip ? (
            <span className="inline-flex items-center gap-1 rounded-full bg-warning-wash px-2 text-xs font-medium text-warning">
              <Star aria-hidden="true" className="size-3" />
              VIP
            </span>
          ) : null}
        </span>
        <span className="block truncate text-xs text-muted">{email}</span>
        {phone ? <span className="block text-xs text-muted md:hidden">{phone}</span> : null}
      </td>
      <td className="hidden truncate text-muted md:table-cell">
        {phone ?? <span aria-label="none">–</span>}
      </td>
      <td className="hidden text-muted lg:table-cell">
        <Moment at={acceptedAt} date="below" />
      </td>
      <td className="w-26 sm:w-30">
        <CheckInButton attendee={attendee} />
      </td>
      <td className="w-11">
        <Button aria-label={`Remove ${fullName}`} onClick={onRemove} size="icon" variant="quiet">
          <UserRoundMinus aria-hidden="true" />
        </Button>
      </td>
    </tr>
  );
}
