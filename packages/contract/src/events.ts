import { z } from "zod";
import { called, id, line, pageInput, pageOf, paragraph, time, timeZone } from "./values.ts";

/** What is told of an event to whoever is invited. */
export const eventFacts = z.object({
  id,
  name: z.string(),
  description: z.string().nullable(),
  startsAt: time,
  endsAt: time.nullable(),
  timeZone: z.string().describe("the one that it takes place in"),
  location: z.string().nullable(),
});
export type EventFacts = z.infer<typeof eventFacts>;

export const event = eventFacts.extend({
  organizationId: id,
  organizer: z.object({ id, name: z.string() }),
  capacity: z.number().nullable().describe("null: as many as come"),
  offerHours: z.number().describe("how long a seat that was freed is held for the next in line"),
  attendeeCount: z.number(),
  seatsLeft: z.number().nullable().describe("for whoever answers now; null: as many as come"),
  offeredCount: z.number().describe("seats that are held for those who were offered one"),
  waitingCount: z.number().describe("those in line for a seat, without an offer"),
  createdAt: time,
});
export type Event = z.infer<typeof event>;

// PostgreSQL has no year 0, which ISO 8601 has.
const moment = time.refine((at) => Date.parse(at) >= 0, "Must not be before 1970.");

const eventFields = z.strictObject({
  name: called(200),
  description: paragraph(5000).nullable().optional(),
  startsAt: moment,
  endsAt: moment.nullable().optional(),
  timeZone: timeZone.optional().describe("default: UTC"),
  location: line(300).nullable().optional(),
  capacity: z.number().int().min(1).max(1_000_000).nullable().optional(),
  offerHours: z.number().int().min(1).max(168).optional().describe("default: 24"),
  organizerId: id
    .optional()
    .describe(
      "somebody of the organization, no guest; somebody else than the caller only for those who manage all events; default: the caller",
    ),
});

export const createEvent = eventFields
  .extend({ organizationId: id })
  .refine(({ startsAt, endsAt }) => !endsAt || Date.parse(endsAt) > Date.parse(startsAt), {
    path: ["endsAt"],
    error: "Must be after the start.",
  });
export type CreateEvent = z.infer<typeof createEvent>;

export const byEvent = z.strictObject({ eventId: id });
export type ByEvent = z.infer<typeof byEvent>;

export const updateEvent = eventFields.partial().extend({ eventId: id });
export type UpdateEvent = z.infer<typeof updateEvent>;

export const listEvents = z.strictObject({
  organizationId: id,
  when: z.enum(["ahead", "over"]).optional(),
  search: line(200).optional().describe("part of a name or a place"),
  ...pageInput,
});
export type ListEvents = z.infer<typeof listEvents>;
export const eventPage = pageOf(event);
export type EventPage = z.infer<typeof eventPage>;

export const attendee = z.object({
  id,
  eventId: id,
  invitationId: id,
  email: z.string(),
  fullName: z.string(),
  phone: z.string().nullable(),
  isVip: z.boolean(),
  acceptedAt: time,
  checkedInAt: time.nullable().describe("when they came"),
});
export type Attendee = z.infer<typeof attendee>;

/** A seat as its owner is told of it. */
export const attendance = attendee.pick({
  id: true,
  eventId: true,
  email: true,
  fullName: true,
  phone: true,
});
export type Attendance = z.infer<typeof attendance>;

const attendeeFilters = {
  eventId: id,
  checkedIn: z.boolean().optional(),
  isVip: z.boolean().optional(),
  search: line(200).optional().describe("part of a name, an address or a phone number"),
};

export const listAttendees = z.strictObject({ ...attendeeFilters, ...pageInput });
export type ListAttendees = z.infer<typeof listAttendees>;
export const attendeePage = pageOf(attendee);
export type AttendeePage = z.infer<typeof attendeePage>;

export const exportAttendees = z.strictObject(attendeeFilters);
export type ExportAttendees = z.infer<typeof exportAttendees>;

export const byAttendee = z.strictObject({ eventId: id, attendeeId: id });
export type ByAttendee = z.infer<typeof byAttendee>;

export const checkIn = byAttendee.extend({
  checkedIn: z.boolean().describe("false: they are not here after all"),
});
export type CheckIn = z.infer<typeof checkIn>;

/** Somebody in line for a seat. */
export const waitingPlace = z.object({
  invitationId: id,
  email: z.string(),
  fullName: z.string(),
  position: z.number().describe("1: the first in line; 0: a seat is held for them"),
  joinedAt: time,
  offeredUntil: time.nullable().describe("until when the seat is held for them"),
});
export type WaitingPlace = z.infer<typeof waitingPlace>;

export const listWaiting = z.strictObject({ eventId: id, ...pageInput });
export type ListWaiting = z.infer<typeof listWaiting>;
export const waitingPage = pageOf(waitingPlace);
export type WaitingPage = z.infer<typeof waitingPage>;
