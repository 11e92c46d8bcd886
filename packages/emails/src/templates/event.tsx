import type { Template } from "../compile.ts";
import { line, optional } from "../words.tsx";
import { Key, Message, Say } from "./letter.tsx";

/** What every message about an event says. */
export type EventProps = {
  readonly organizationName: string;
  readonly eventName: string;
  readonly when: string;
  readonly where: string | null;
};

export const eventSlots = {
  organizationName: line,
  eventName: line,
  when: line,
  where: optional(line),
} satisfies Template<EventProps>["slots"];

/** What somebody is told who comes, would have, or might. */
export type AttendeeProps = EventProps & { readonly attendeeName: string };

export const attendeeSlots = { ...eventSlots, attendeeName: line } satisfies Template<AttendeeProps>["slots"];

/** The lines that nobody should have to look for. */
export function WhenAndWhere({ when, where }: { readonly when: string; readonly where: string | null }) {
  return (
    <Say>
      When: <Key>{when}</Key>
      {where && (
        <>
          <br />
          Where: <Key>{where}</Key>
        </>
      )}
    </Say>
  );
}

/** The beginning of the organizer's own description. */
export function About({ children }: { readonly children: string }) {
  return (
    <>
      <Say>What it is about:</Say>
      <Message>{children}</Message>
    </>
  );
}
