import type { EventFacts } from "@foyer/contract/events";
import { locale } from "../language.ts";
import { lateWords } from "../words.ts";
import { eventTime } from "./event-time.ts";

/** The terms of a list that say when and where an event takes place. */
export function WhenAndWhere({ event }: { readonly event: EventFacts }) {
  const { letter } = lateWords.event;
  const { there, here } = eventTime(event, locale);
  return (
    <>
      <dt>{letter.when}</dt>
      <dd>
        <b>{there.time}</b>
        <small>{there.zone}</small>
        {here && <small>{letter.here(here.time, here.zone)}</small>}
      </dd>
      {event.location && (
        <>
          <dt>{letter.where}</dt>
          <dd>
            <b dir="auto">{event.location}</b>
            <small>
              <a href={mapAddress(event.location)} target="_blank" rel="noreferrer">
                {letter.map}
              </a>
            </small>
          </dd>
        </>
      )}
    </>
  );
}

/** Where a map of a place can be looked at. Nothing of it is loaded before somebody goes there. */
function mapAddress(place: string): string {
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(place)}`;
}
