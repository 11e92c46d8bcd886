import type { Template } from "../compile.ts";
import { Line, line, link } from "../words.tsx";
import { type AttendeeProps, attendeeSlots, WhenAndWhere } from "./event.tsx";
import { Greeting } from "./invitation.tsx";
import { Key, Letter, Say, WayOn } from "./letter.tsx";

export type SeatOfferedProps = AttendeeProps & { readonly offeredUntil: string; readonly url: string };

/** To the next in line: a seat is held for them. */
export const seatOffered: Template<SeatOfferedProps> = {
  slots: { ...attendeeSlots, offeredUntil: line, url: link },
  subject: ({ eventName }) => `There is a seat for you: ${eventName}`,
  body: ({ organizationName, eventName, attendeeName, when, where, offeredUntil, url }) => (
    <Letter
      from={organizationName}
      headline={
        <>
          There is a seat for you at <Line>{eventName}</Line>
        </>
      }
      glance={
        <>
          It is held until <Line>{offeredUntil}</Line>.
        </>
      }
      reason={
        <>
          You got this because you are on the waiting list. If you don’t want to come any more, decline on the
          page, so that the next in line can. The link is yours alone, so please don’t pass it on.
        </>
      }
    >
      <Greeting name={attendeeName} />
      <Say>
        A seat is held for you until <Key>{offeredUntil}</Key>. After that it goes to the next in line.
      </Say>
      <WhenAndWhere when={when} where={where} />
      <WayOn url={url} label="Take the seat" beforeLink="Your own link:" />
    </Letter>
  ),
};
