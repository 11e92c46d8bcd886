import type { Template } from "../compile.ts";
import { Line, line, link, optional, quote } from "../words.tsx";
import { About, type EventProps, eventSlots, WhenAndWhere } from "./event.tsx";
import { Greeting, InvitationReason } from "./invitation.tsx";
import { Key, Letter, Message, Say, WayOn } from "./letter.tsx";

export type EventReminderProps = EventProps & {
  readonly inviterName: string;
  readonly inviteeName: string | null;
  readonly message: string | null;
  readonly expiresAt: string;
  readonly url: string;
};

export type EventInvitationProps = EventReminderProps & { readonly about: string | null };

const reminderSlots = {
  ...eventSlots,
  inviterName: line,
  inviteeName: optional(line),
  message: optional(quote),
  expiresAt: line,
  url: link,
} satisfies Template<EventReminderProps>["slots"];

/** Who invites you, to what, when and where, and until when you can answer. */
export const eventInvitation: Template<EventInvitationProps> = {
  slots: { ...reminderSlots, about: optional(quote) },
  subject: ({ inviterName, eventName }) => `${inviterName} invites you to ${eventName}`,
  body: ({ organizationName, eventName, inviterName, inviteeName, when, where, ...more }) => (
    <Letter
      from={organizationName}
      headline={
        <>
          <Line>{inviterName}</Line> invites you to <Line>{eventName}</Line>
        </>
      }
      glance={
        <>
          <Line>{when}</Line>.
        </>
      }
      reason={<InvitationReason destination={eventName} inviterName={inviterName} />}
    >
      <Greeting name={inviteeName} />
      {more.message && <Message>{more.message}</Message>}
      <WhenAndWhere when={when} where={where} />
      {more.about && <About>{more.about}</About>}
      <Say>
        The invitation is open until <Key>{more.expiresAt}</Key>.
      </Say>
      <WayOn url={more.url} label="Open the invitation" beforeLink="Your own link:" />
    </Letter>
  ),
};

/** The same once more, to somebody who has not answered yet. */
export const eventReminder: Template<EventReminderProps> = {
  slots: reminderSlots,
  subject: ({ eventName }) => `Reminder: your invitation to ${eventName}`,
  body: ({ organizationName, eventName, inviterName, inviteeName, when, where, ...more }) => (
    <Letter
      from={organizationName}
      headline={
        <>
          Your invitation to <Line>{eventName}</Line> is still open
        </>
      }
      glance={
        <>
          Until <Line>{more.expiresAt}</Line>.
        </>
      }
      reason={<InvitationReason destination={eventName} inviterName={inviterName} />}
    >
      <Greeting name={inviteeName} />
      <Say>
        <Line>{inviterName}</Line> invited you, and you have not answered yet. You can until{" "}
        <Key>{more.expiresAt}</Key>.
      </Say>
      {more.message && <Message>{more.message}</Message>}
      <WhenAndWhere when={when} where={where} />
      <WayOn url={more.url} label="Open the invitation" beforeLink="Your own link:" />
    </Letter>
  ),
};
