import type { Template } from "../compile.ts";
import { Line, line, link, optional } from "../words.tsx";
import { Key, Letter, Say, WayOn } from "./letter.tsx";

export type LinkRequestedProps = {
  readonly organizationName: string;
  /** What the invitee would join, such as `Acme` or `the space Family tree at Acme`. */
  readonly destination: string;
  readonly inviteeName: string | null;
  readonly inviteeEmail: string;
  readonly url: string;
};

/** To the inviter: the invitation has expired, and whoever holds its link would like a new one. */
export const linkRequested: Template<LinkRequestedProps> = {
  slots: {
    organizationName: line,
    destination: line,
    inviteeName: optional(line),
    inviteeEmail: line,
    url: link,
  },
  subject: ({ destination, inviteeName, inviteeEmail }) =>
    `${inviteeName ?? inviteeEmail} asks for a new link to join ${destination}`,
  body: ({ organizationName, destination, inviteeName, inviteeEmail, url }) => (
    <Letter
      from={organizationName}
      headline={
        <>
          <Line>{inviteeName ?? inviteeEmail}</Line> asks for a new link
        </>
      }
      glance="The invitation has expired. You can resend it."
      reason="You got this because you sent the invitation. If you do nothing, it stays expired."
    >
      <Say>
        Your invitation to join <Key>{destination}</Key> has expired. Somebody opened its link and asked for a
        new one.
      </Say>
      <Say>
        If you still want to let {inviteeName ? <Line>{inviteeName}</Line> : "this person"} in, resend the
        invitation. It goes to <Key>{inviteeEmail}</Key> and nowhere else.
      </Say>
      <WayOn url={url} label="See the invitation" beforeLink="Its page:" />
    </Letter>
  ),
};
