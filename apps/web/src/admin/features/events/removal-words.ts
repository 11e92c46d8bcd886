import { plural } from "../../lib/moment.ts";
import type { Seats } from "./seats-words.ts";

/** What is lost when an event is removed, one thing after the other. */
export function removalWords({ attendeeCount, waitingCount, offeredCount }: Seats): readonly string[] {
  const line = waitingCount + offeredCount;
  return [
    attendeeCount === 0
      ? null
      : `${plural(attendeeCount, "person who comes gets", "people who come get")} an e-mail that takes it out of their calendars.`,
    "Every invitation that is still open is cancelled, and its links stop working.",
    line === 0
      ? null
      : `${plural(line, "person", "people")} in line for a seat ${line === 1 ? "loses" : "lose"} their place.`,
  ].filter((sentence) => sentence !== null);
}
