import type { Event } from "@foyer/contract/events";
import { createContext, use } from "react";

/** The event that the URL names, provided by the layout around its pages. */
export const EventContext = createContext<Event | null>(null);

export function useEvent(): Event {
  const event = use(EventContext);
  if (!event) throw new Error("This part of a page belongs to an event.");
  return event;
}
