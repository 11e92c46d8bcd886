import { exportedFile } from "@foyer/contract/audit";
import {
  attendee,
  attendeePage,
  byAttendee,
  byEvent,
  checkIn as checkInInput,
  createEvent as createInput,
  event,
  eventPage,
  exportAttendees as exportInput,
  listAttendees as listAttendeesInput,
  listEvents as listInput,
  listWaiting as listWaitingInput,
  updateEvent as updateInput,
  waitingPage,
} from "@foyer/contract/events";
import { checkIn } from "@foyer/domain/events/check-in";
import { createEvent } from "@foyer/domain/events/create-event";
import { exportAttendees } from "@foyer/domain/events/export-attendees";
import { getEvent } from "@foyer/domain/events/get-event";
import { listAttendees } from "@foyer/domain/events/list-attendees";
import { listEvents } from "@foyer/domain/events/list-events";
import { listWaiting } from "@foyer/domain/events/list-waiting";
import { removeAttendee } from "@foyer/domain/events/remove-attendee";
import { removeEvent } from "@foyer/domain/events/remove-event";
import { updateEvent } from "@foyer/domain/events/update-event";
import type { TRPCRouterRecord } from "@trpc/server";
import { z } from "zod";
import { may, signedIn } from "../procedure.ts";
import { rest } from "../rest.ts";

const path = "/events";
const one = `${path}/{eventId}`;

export const events = {
  list: may("event.list")
    .meta(rest("GET", path, "The events that you manage"))
    .input(listInput)
    .output(eventPage)
    .query(({ ctx, input }) => listEvents(ctx, input)),
  create: may("event.create")
    .meta(rest("POST", path, "Make an event"))
    .input(createInput)
    .output(event)
    .mutation(({ ctx, input }) => createEvent(ctx, input)),
  get: signedIn
    .meta(rest("GET", one, "An event with its seats"))
    .input(byEvent)
    .output(event)
    .query(({ ctx, input }) => getEvent(ctx, input)),
  update: signedIn
    .meta(rest("PATCH", one, "Change an event; whoever comes is told"))
    .input(updateInput)
    .output(event)
    .mutation(({ ctx, input }) => updateEvent(ctx, input)),
  remove: signedIn
    .meta(rest("DELETE", one, "Cancel an event; whoever comes is told"))
    .input(byEvent)
    .output(z.null())
    .mutation(({ ctx, input }) => removeEvent(ctx, input)),
  attendees: {
    list: signedIn
      .meta(rest("GET", `${one}/attendees`, "Who comes"))
      .input(listAttendeesInput)
      .output(attendeePage)
      .query(({ ctx, input }) => listAttendees(ctx, input)),
    remove: signedIn
      .meta(rest("DELETE", `${one}/attendees/{attendeeId}`, "Take a seat away"))
      .input(byAttendee)
      .output(z.null())
      .mutation(({ ctx, input }) => removeAttendee(ctx, input)),
    export: signedIn
      .meta(rest("GET", `${one}/attendees/export`, "Who comes, as a CSV file"))
      .input(exportInput)
      .output(exportedFile)
      .query(({ ctx, input }) => exportAttendees(ctx, input)),
    checkIn: signedIn
      .meta(rest("POST", `${one}/attendees/{attendeeId}/check-in`, "Mark that somebody has come, or not"))
      .input(checkInInput)
      .output(attendee)
      .mutation(({ ctx, input }) => checkIn(ctx, input)),
  },
  waitingList: signedIn
    .meta(rest("GET", `${one}/waiting-list`, "Who stands in line for a seat"))
    .input(listWaitingInput)
    .output(waitingPage)
    .query(({ ctx, input }) => listWaiting(ctx, input)),
} satisfies TRPCRouterRecord;
