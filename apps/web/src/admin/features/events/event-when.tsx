import type { EventFacts } from "@foyer/contract/events";
import { ownTimeZone, zoneName } from "../../lib/zoned-time.ts";
import { isOtherTime, whenWords, zoneWords } from "./when-words.ts";

/** When an event is: by the clocks where it happens, and by the reader's own where those differ. */
export function EventWhen({ event }: { readonly event: EventFacts }) {
  const own = ownTimeZone();
  return (
    <>
      <p>
        <time className="text-ink" dateTime={event.startsAt}>
          {whenWords(event, event.timeZone)}
        </time>{" "}
        <span className="text-muted">({zoneWords(event)})</span>
      </p>
      {isOtherTime(event, own) ? (
        <p className="text-muted">
          For you: {whenWords(event, own)} ({zoneName(own)})
        </p>
      ) : null}
    </>
  );
}
