import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BackLink } from "../../components/ui/back-link.tsx";
import { InvitationPage } from "../invitations/invitation-page.tsx";

/** An invitation to a space, as its custodians see it. */
export function SpaceInvitationPage(): ReactNode {
  const { organizationId, spaceId, invitationId } = useParams({
    from: "/signed-in/o/$organizationId/spaces/$spaceId/invitations/$invitationId",
  });
  return (
    <InvitationPage
      above={
        <BackLink params={{ organizationId, spaceId }} to="/o/$organizationId/spaces/$spaceId/invitations">
          Invitations to this space
        </BackLink>
      }
      invitationId={invitationId}
      placeId={spaceId}
    />
  );
}
