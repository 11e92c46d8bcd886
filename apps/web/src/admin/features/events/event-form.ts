import { type CreateEvent, createEvent } from "@foyer/contract/events";
import type { UseFormReturn } from "react-hook-form";
import type { z } from "zod";

/** An event as it is asked for, whether it is new or changed. */
export type EventForm = UseFormReturn<z.input<typeof createEvent>, unknown, CreateEvent>;

/** The fields beside which the server's objections are written. */
export const eventFields = [
  "name",
  "description",
  "startsAt",
  "endsAt",
  "timeZone",
  "location",
  "capacity",
  "offerHours",
  "organizerId",
] as const;
