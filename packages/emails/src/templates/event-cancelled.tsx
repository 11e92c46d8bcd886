import type { ReactNode } from "react";
import type { Template } from "../compile.ts";
import { Line } from "../words.tsx";
import { type AttendeeProps, attendeeSlots, WhenAndWhere } from "./event.tsx";
import { Greeting } from "./invitation.tsx";
import { Letter, Say } from "./letter.tsx";

/** To whoever would have come: there is nothing to come to. */
export const eventCancelled: Template<AttendeeProps> = {
  slots: attendeeSlots,
  subject: ({ eventName }) => `Cancelled: ${eventName}`,
  body: (props) => (
    <Ending
      {...props}
      headline={
        <>
          <Line>{props.eventName}</Line> is cancelled
        </>
      }
      first="It does not take place. This is when and where it would have been:"
    />
  ),
};

/** To whoever would have come: it takes place, but without them. */
export const seatWithdrawn: Template<AttendeeProps> = {
  slots: attendeeSlots,
  subject: ({ eventName }) => `Your seat was withdrawn: ${eventName}`,
  body: (props) => (
    <Ending
      {...props}
      headline={
        <>
          Your seat at <Line>{props.eventName}</Line> was withdrawn
        </>
      }
      first="Whoever organizes it has taken you off the list, so you are not expected there. The event itself takes place:"
    />
  ),
};

/** To whoever was coming, and has said by the same link that they are not. */
export const seatReleased: Template<AttendeeProps> = {
  slots: attendeeSlots,
  subject: ({ eventName }) => `You are not coming: ${eventName}`,
  body: (props) => (
    <Ending
      {...props}
      headline={
        <>
          You are not coming to <Line>{props.eventName}</Line>
        </>
      }
      first="Thank you for telling. Your seat is free again. This is what you had said yes to:"
    />
  ),
};

type EndingLetterProps = AttendeeProps & { readonly headline: ReactNode; readonly first: string };

function Ending({ organizationName, attendeeName, when, where, headline, first }: EndingLetterProps) {
  return (
    <Letter
      from={organizationName}
      headline={headline}
      glance="The file with this e-mail takes it out of your calendar."
      reason="You got this because you had said that you are coming. There is nothing that you need to do."
    >
      <Greeting name={attendeeName} />
      <Say>{first}</Say>
      <WhenAndWhere when={when} where={where} />
      <Say>The file with this e-mail takes it out of your calendar.</Say>
    </Letter>
  );
}
