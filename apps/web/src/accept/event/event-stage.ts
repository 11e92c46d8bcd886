import type { EventFacts } from "@foyer/contract/events";
import type { SeenInvitation } from "../visit.ts";

/**
 * Where an invitee stands at an event's door. `seat`: one is there to take. `full`: none is. `waiting`: in line for one.
 * `offered`: one is held for them. `lapsed`: it was, for too long. `attending`: they have one. `over`: so is the event.
 * `shut`: there are seats, and whoever invited them may not give them one any more.
 */
export type EventStage = "seat" | "full" | "waiting" | "offered" | "lapsed" | "shut" | "attending" | "over";

/** Where an invitation to an event stands; `now` in milliseconds. */
export function eventStageOf(
  {
    status,
    canAccept,
    waitingList,
    event,
  }: Pick<SeenInvitation, "status" | "canAccept" | "waitingList" | "event">,
  now: number,
): EventStage {
  if (event && isOver(event, now)) return "over";
  if (status === "accepted") return "attending";
  if (!canAccept && event?.seatsLeft !== 0) return "shut";
  if (waitingList && waitingList.position > 0) return canAccept ? "seat" : "waiting";
  if (waitingList) return canAccept ? "offered" : "lapsed";
  return canAccept ? "seat" : "full";
}

/** Whether an event lies behind; one of which nobody said when it ends does as soon as it has begun. */
export function isOver({ startsAt, endsAt }: Pick<EventFacts, "startsAt" | "endsAt">, now: number): boolean {
  return Date.parse(endsAt ?? startsAt) <= now;
}
