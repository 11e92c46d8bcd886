import type { Template } from "../compile.ts";
import { Line, line, link, optional } from "../words.tsx";
import { Letter, Say, WayOn } from "./letter.tsx";

export type AnsweredProps = {
  readonly organizationName: string;
  /** What the invitee would join, such as `Acme` or `the space Family tree at Acme`. */
  readonly destination: string;
  readonly inviteeName: string | null;
  readonly inviteeEmail: string;
  readonly url: string;
};

const slots = {
  organizationName: line,
  destination: line,
  inviteeName: optional(line),
  inviteeEmail: line,
  url: link,
} satisfies Template<AnsweredProps>["slots"];

/** To the inviter: they are in. */
export const accepted: Template<AnsweredProps> = {
  slots,
  subject: ({ destination, inviteeName, inviteeEmail }) =>
    `${inviteeName ?? inviteeEmail} joined ${destination}`,
  body: (props) => (
    <Answer {...props} what="joined" next="The account is active, and there is nothing left for you to do." />
  ),
};

/** To the inviter: they would rather not. */
export const declined: Template<AnsweredProps> = {
  slots,
  subject: ({ destination, inviteeName, inviteeEmail }) =>
    `${inviteeName ?? inviteeEmail} declined to join ${destination}`,
  body: (props) => (
    <Answer
      {...props}
      what="declined to join"
      next="The invitation is closed, and its links no longer work."
    />
  ),
};

type AnswerProps = AnsweredProps & { readonly what: string; readonly next: string };

function Answer({ organizationName, destination, inviteeName, inviteeEmail, url, what, next }: AnswerProps) {
  return (
    <Letter
      from={organizationName}
      headline={
        <>
          <Line>{inviteeName ?? inviteeEmail}</Line> {what} <Line>{destination}</Line>
        </>
      }
      glance={next}
      reason="You got this because you sent the invitation."
    >
      <Say>
        <Line>{inviteeEmail}</Line> answered your invitation. {next}
      </Say>
      <WayOn url={url} label="See the invitation" beforeLink="Its page:" />
    </Letter>
  );
}
