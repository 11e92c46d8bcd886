import type { Template } from "../compile.ts";
import { Line, line, link, optional, quote } from "../words.tsx";
import { Key, Letter, Message, Say, WayOn } from "./letter.tsx";

export type InvitationProps = {
  readonly organizationName: string;
  /** What the invitee would join, such as `Acme` or `the space Family tree at Acme`. */
  readonly destination: string;
  readonly inviterName: string | null;
  readonly inviteeName: string | null;
  readonly role: string;
  readonly message: string | null;
  readonly expiresAt: string;
  readonly url: string;
};

export const invitationSlots = {
  organizationName: line,
  destination: line,
  inviterName: optional(line),
  inviteeName: optional(line),
  role: line,
  message: optional(quote),
  expiresAt: line,
  url: link,
} satisfies Template<InvitationProps>["slots"];

/** Who invites you, to what, as what, until when. */
export const invitation: Template<InvitationProps> = {
  slots: invitationSlots,
  subject: ({ inviterName, destination }) =>
    inviterName
      ? `${inviterName} invites you to join ${destination}`
      : `You are invited to join ${destination}`,
  body: ({ organizationName, destination, inviterName, inviteeName, role, message, expiresAt, url }) => (
    <Letter
      from={organizationName}
      headline={
        inviterName ? (
          <>
            <Line>{inviterName}</Line> invites you to join <Line>{destination}</Line>
          </>
        ) : (
          <>
            You are invited to join <Line>{destination}</Line>
          </>
        )
      }
      glance={
        <>
          As <Line>{role}</Line>. Open until <Line>{expiresAt}</Line>.
        </>
      }
      reason={<InvitationReason destination={destination} inviterName={inviterName} />}
    >
      <Greeting name={inviteeName} />
      {message && <Message>{message}</Message>}
      <Say>
        You would join as <Key>{role}</Key>. The invitation is open until <Key>{expiresAt}</Key>.
      </Say>
      <WayOn url={url} label="Open the invitation" beforeLink="Your own link:" />
    </Letter>
  ),
};

/** By name, where there is one. */
export function Greeting({ name }: { readonly name: string | null }) {
  return (
    name && (
      <Say>
        Hello <Line>{name}</Line>,
      </Say>
    )
  );
}

type ReasonProps = { readonly destination: string; readonly inviterName: string | null };

/** Why somebody got an invitation, and that nothing happens without them. */
export function InvitationReason({ destination, inviterName }: ReasonProps) {
  return (
    <>
      You got this because {inviterName ? <Line>{inviterName}</Line> : "somebody"} entered your address to
      invite you to <Line>{destination}</Line>. If you would rather not, decline on the page or ignore this
      e-mail: nothing happens without you. The link is yours alone, so please don’t pass it on.
    </>
  );
}
