import type { ReactNode } from "react";
import { useNow } from "../../lib/moment.ts";
import { PlaceInvitations } from "../invitations/place-invitations.tsx";
import { InviteToEvent } from "./event-actions.tsx";
import { useEvent } from "./event-context.ts";
import { isOver } from "./when-words.ts";

/** Who is invited to an event, and what became of it. */
export function EventInvitationsPage(): ReactNode {
  const event = useEvent();
  const { id: eventId, organizationId } = event;
  return (
    <PlaceInvitations
      action={<InviteToEvent event={event} label="Invite people" />}
      filter={{ eventId }}
      importsTo={isOver(event, useNow()) ? null : eventId}
      kind="event"
      organizationId={organizationId}
      page={(invitationId) => ({
        to: "/o/$organizationId/events/$eventId/invitations/$invitationId",
        params: { organizationId, eventId, invitationId },
      })}
    />
  );
}
