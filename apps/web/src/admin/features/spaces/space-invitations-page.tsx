import type { ReactNode } from "react";

import { PlaceInvitations } from "../invitations/place-invitations.tsx";
import { ForCustodians } from "./for-custodians.tsx";
import { SpaceFrame } from "./space-frame.tsx";

/** Who was invited to a space, for its custodians. */
export function SpaceInvitationsPage(): ReactNode {
  return (
    <SpaceFrame>
      {({ space: { id: spaceId, organizationId }, rights, invite }) =>
        rights.can("invitation.view") ? (
          <PlaceInvitations
            action={invite}
            filter={{ spaceId }}
            importsTo={invite ? spaceId : null}
            kind="space"
            organizationId={organizationId}
            page={(invitationId) => ({
              to: "/o/$organizationId/spaces/$spaceId/invitations/$invitationId",
              params: { organizationId, spaceId, invitationId },
            })}
          />
        ) : (
          <ForCustodians />
        )
      }
    </SpaceFrame>
  );
}
