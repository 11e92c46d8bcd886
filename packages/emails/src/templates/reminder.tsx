import type { Template } from "../compile.ts";
import { Line } from "../words.tsx";
import { Greeting, type InvitationProps, InvitationReason, invitationSlots } from "./invitation.tsx";
import { Key, Letter, Message, Say, WayOn } from "./letter.tsx";

/** The invitation once more, to somebody who has not answered yet. */
export const reminder: Template<InvitationProps> = {
  slots: invitationSlots,
  subject: ({ destination }) => `Reminder: your invitation to join ${destination}`,
  body: ({ organizationName, destination, inviterName, inviteeName, role, message, expiresAt, url }) => (
    <Letter
      from={organizationName}
      headline={
        <>
          Your invitation to join <Line>{destination}</Line> is still open
        </>
      }
      glance={
        <>
          Until <Line>{expiresAt}</Line>.
        </>
      }
      reason={<InvitationReason destination={destination} inviterName={inviterName} />}
    >
      <Greeting name={inviteeName} />
      <Say>
        {inviterName ? <Line>{inviterName}</Line> : "Somebody"} invited you to join as <Key>{role}</Key>, and
        you have not answered yet. You can until <Key>{expiresAt}</Key>.
      </Say>
      {message && <Message>{message}</Message>}
      <WayOn url={url} label="Open the invitation" beforeLink="Your own link:" />
    </Letter>
  ),
};
