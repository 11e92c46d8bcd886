import { useState } from "react";
import { useController } from "react-hook-form";
import { DateTimeField } from "../../components/ui/date-time-field.tsx";
import { TimeZoneField } from "../../components/ui/time-zone-field.tsx";
import { offsetWords, ownTimeZone } from "../../lib/zoned-time.ts";
import type { EventForm } from "./event-form.ts";
import { changedWalls, type EventWalls, fitWords, timesOf, wallsOf } from "./event-walls.ts";

/** When an event starts and ends, as clocks show it in the zone that it takes place in. */
export function EventTimes({ form }: { readonly form: EventForm }) {
  const { control, formState } = form;
  const { errors } = formState;
  const {
    field: { ref: startRef, onChange: setStart },
  } = useController({ control, name: "startsAt" });
  const {
    field: { ref: endRef, onChange: setEnd },
  } = useController({ control, name: "endsAt" });
  const {
    field: { ref: zoneRef, onChange: setZone },
  } = useController({ control, name: "timeZone" });
  const [walls, setWalls] = useState(() => {
    const { startsAt, endsAt, timeZone = ownTimeZone() } = form.getValues();
    return wallsOf({ startsAt, endsAt, timeZone });
  });
  const { startsAt } = timesOf(walls);

  const change = (part: Partial<EventWalls>) => {
    const [before, changed] = [timesOf(walls), changedWalls(walls, part)];
    const after = timesOf(changed);
    setWalls(changed);
    // What was not touched stays as exact as it was, also where clocks show it twice.
    if (after.startsAt !== before.startsAt) setStart(after.startsAt);
    if (after.endsAt !== before.endsAt) setEnd(after.endsAt);
    if (after.timeZone !== before.timeZone) setZone(after.timeZone);
    if (formState.isSubmitted) void form.trigger(["startsAt", "endsAt"]);
  };

  return (
    <>
      <DateTimeField
        error={errors.startsAt && startProblem(walls, errors.startsAt.message)}
        hint={fitWords(walls.start, walls.timeZone)}
        label="Starts"
        onChange={(start) => change({ start })}
        ref={startRef}
        value={walls.start}
      />
      <DateTimeField
        earliest={walls.start.day || undefined}
        error={errors.endsAt && endProblem(walls, errors.endsAt.message)}
        hint={fitWords(walls.end, walls.timeZone)}
        label="Ends"
        onChange={(end) => change({ end })}
        optional
        ref={endRef}
        value={walls.end}
      />
      <TimeZoneField
        chosen={walls.timeZone}
        error={errors.timeZone?.message}
        hint={`The times are as clocks show them there${startsAt ? `, at ${offsetWords(startsAt, walls.timeZone)}` : ""}.`}
        onChange={(event) => change({ timeZone: event.currentTarget.value })}
        ref={zoneRef}
      />
    </>
  );
}

function startProblem(walls: EventWalls, otherwise: string | undefined): string | undefined {
  return timesOf(walls).startsAt === "" ? "Choose a day and a time." : otherwise;
}

function endProblem(walls: EventWalls, otherwise: string | undefined): string | undefined {
  return timesOf(walls).endsAt === "" ? "Choose a day and a time, or clear both." : otherwise;
}
