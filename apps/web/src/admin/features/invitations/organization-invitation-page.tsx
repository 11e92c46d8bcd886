import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BackLink } from "../../components/ui/back-link.tsx";
import { useOrganization } from "../session/organization.ts";
import { InvitationPage } from "./invitation-page.tsx";

/** An invitation as those see it who see all of the organization's. */
export function OrganizationInvitationPage(): ReactNode {
  const { invitationId } = useParams({ from: "/signed-in/o/$organizationId/invitations/$invitationId" });
  const { id: organizationId } = useOrganization();
  return (
    <InvitationPage
      above={
        <BackLink params={{ organizationId }} to="/o/$organizationId/invitations">
          Invitations
        </BackLink>
      }
      invitationId={invitationId}
    />
  );
}
