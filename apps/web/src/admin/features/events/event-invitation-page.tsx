import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BackLink } from "../../components/ui/back-link.tsx";
import { InvitationPage } from "../invitations/invitation-page.tsx";

const here = "/signed-in/o/$organizationId/events/$eventId/invitations/$invitationId";

/** An invitation as those see it who manage the event that it leads to. */
export function EventInvitationPage(): ReactNode {
  const { organizationId, eventId, invitationId } = useParams({ from: here });
  return (
    <InvitationPage
      above={
        <BackLink params={{ organizationId, eventId }} to="/o/$organizationId/events/$eventId/invitations">
          Invitations to the event
        </BackLink>
      }
      invitationId={invitationId}
      placeId={eventId}
    />
  );
}
