import type { ExportAttendees } from "@foyer/contract/events";
import { ExportLink } from "../../components/ui/export-link.tsx";

/** Hands over as a file whom the filters find. */
export function ExportAttendeesButton({
  input: { eventId, ...search },
}: {
  readonly input: ExportAttendees;
}) {
  return <ExportLink path={`/events/${eventId}/attendees/export`} search={search} />;
}
