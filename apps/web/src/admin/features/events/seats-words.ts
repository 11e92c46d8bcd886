import type { Event } from "@foyer/contract/events";

export type Seats = Pick<Event, "attendeeCount" | "capacity" | "offeredCount" | "waitingCount">;

/** How an event fills, in a line: "42 of 100, 2 offered, 3 waiting". */
export function seatsWords({ attendeeCount, capacity, offeredCount, waitingCount }: Seats): string {
  const number = (count: number) => count.toLocaleString("en");
  return [
    capacity === null ? `${number(attendeeCount)} coming` : `${number(attendeeCount)} of ${number(capacity)}`,
    offeredCount > 0 ? `${number(offeredCount)} offered` : null,
    waitingCount > 0 ? `${number(waitingCount)} waiting` : null,
  ]
    .filter((part) => part !== null)
    .join(", ");
}
