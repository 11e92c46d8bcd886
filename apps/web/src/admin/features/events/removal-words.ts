import { plural } from "../../lib/moment.ts";
import type { Seats } from "./seats-words.ts";

/** What is lost when an event is removed. */
export function removalWords({ attendeeCount, waitingCount, offeredCount }: Seats): string {
  const line = waitingCount + offeredCount;
  return [
    attendeeCount === 0
      ? null
      : `${plural(attendeeCount, "person who comes gets", "people who come get")} an e-mail that it will not take place, which also takes it out of their calendars.`,
    "Every invitation that is still open is cancelled, and its links stop working.",
    line === 0
      ? null
      : `The waiting list goes too: ${plural(line, "person is", "people are")} in line for a seat.`,
    "The list of attendees is gone; what was invited stays in the history. This can't be undone.",
  ]
    .filter((sentence) => sentence !== null)
    .join(" ");
}
