import type { ReactNode } from "react";
import { PlaceInvitations } from "../invitations/place-invitations.tsx";
import { InviteToEvent } from "./event-actions.tsx";
import { useEvent } from "./event-context.ts";

/** Who is invited to an event, and what became of it. */
export function EventInvitationsPage(): ReactNode {
  const event = useEvent();
  const { id: eventId, organizationId } = event;
  return (
    <PlaceInvitations
      action={<InviteToEvent event={event} label="Invite people" />}
      filter={{ eventId }}
      kind="event"
      organizationId={organizationId}
      page={(invitationId) => ({
        to: "/o/$organizationId/events/$eventId/invitations/$invitationId",
        params: { organizationId, eventId, invitationId },
      })}
    />
  );
}
