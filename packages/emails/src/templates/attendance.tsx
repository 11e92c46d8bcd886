import type { ReactNode } from "react";
import type { Template } from "../compile.ts";
import { Line, link, optional, quote } from "../words.tsx";
import { About, type AttendeeProps, attendeeSlots, WhenAndWhere } from "./event.tsx";
import { Greeting } from "./invitation.tsx";
import { Letter, Say, WayOn } from "./letter.tsx";

export type AttendanceProps = AttendeeProps & { readonly about: string | null; readonly url: string };

const attendanceSlots = {
  ...attendeeSlots,
  about: optional(quote),
  url: link,
} satisfies Template<AttendanceProps>["slots"];

/** To whoever has said yes: when and where, for their calendar, and the way to change their mind. */
export const confirmation: Template<AttendanceProps> = {
  slots: attendanceSlots,
  subject: ({ eventName }) => `You are coming: ${eventName}`,
  body: (props) => (
    <Attendance
      {...props}
      headline={
        <>
          You are coming to <Line>{props.eventName}</Line>
        </>
      }
      first="Your seat is taken. The file with this e-mail puts the event into your calendar."
    />
  ),
};

/** To whoever comes: something about it is different now. */
export const eventUpdated: Template<AttendanceProps> = {
  slots: attendanceSlots,
  subject: ({ eventName }) => `Changed: ${eventName}`,
  body: (props) => (
    <Attendance
      {...props}
      headline={
        <>
          <Line>{props.eventName}</Line> has changed
        </>
      }
      first="This is what holds now. The file with this e-mail brings your calendar up to date."
    />
  ),
};

type AttendanceLetterProps = AttendanceProps & {
  readonly headline: ReactNode;
  readonly first: string;
};

function Attendance({ organizationName, attendeeName, when, where, ...more }: AttendanceLetterProps) {
  return (
    <Letter
      from={organizationName}
      headline={more.headline}
      glance={
        <>
          <Line>{when}</Line>.
        </>
      }
      reason="You got this because you said that you are coming. The link is yours alone, so please don’t pass it on."
    >
      <Greeting name={attendeeName} />
      <Say>{more.first}</Say>
      <WhenAndWhere when={when} where={where} />
      {more.about && <About>{more.about}</About>}
      <Say>Can’t come after all? Change your answer, so that somebody else can have your seat.</Say>
      <WayOn url={more.url} label="Change your answer" beforeLink="Your own link:" />
    </Letter>
  );
}
