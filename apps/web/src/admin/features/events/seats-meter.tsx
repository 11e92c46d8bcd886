import { Meter } from "../../components/ui/meter.tsx";
import { type Seats, seatsWords } from "./seats-words.ts";

/** How an event fills, at a glance and in words. */
export function SeatsMeter({ seats }: { readonly seats: Seats }) {
  return (
    <div className="grid w-full gap-1.5">
      <p className="text-sm text-muted tabular-nums">
        <span className="sr-only">Seats: </span>
        {seatsWords(seats)}
      </p>
      {seats.capacity === null ? null : (
        <Meter held={seats.offeredCount} of={seats.capacity} used={seats.attendeeCount} />
      )}
    </div>
  );
}
