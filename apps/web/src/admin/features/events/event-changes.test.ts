import type { Event } from "@foyer/contract/events";
import { expect, test } from "vitest";
import { eventChanges, isTold } from "./event-changes.ts";

const event: Event = {
  id: "0199a000-0000-7000-8000-000000000001",
  organizationId: "0199a000-0000-7000-8000-000000000002",
  organizer: { id: "0199a000-0000-7000-8000-000000000003", name: "Ada" },
  name: "Winter party",
  description: null,
  startsAt: "2026-12-04T17:00:00.000Z",
  endsAt: null,
  timeZone: "Europe/Berlin",
  location: "Hall",
  capacity: 100,
  offerHours: 24,
  attendeeCount: 0,
  seatsLeft: 100,
  offeredCount: 0,
  waitingCount: 0,
  createdAt: "2026-11-21T12:00:00.000Z",
};
const { name, description, startsAt, endsAt, timeZone, location, capacity, offerHours } = event;
const wanted = { name, description, startsAt, endsAt, timeZone, location, capacity, offerHours };

test("what is wanted as it is, is no change", () => {
  expect(eventChanges(event, { ...wanted, organizerId: event.organizer.id })).toEqual({});
  expect(eventChanges(event, { ...wanted, startsAt: "2026-12-04T17:00:00Z" })).toEqual({});
});

test("only what differs is sent, what was emptied as nothing", () => {
  expect(
    eventChanges(event, { ...wanted, location: null, capacity: null, endsAt: "2026-12-04T20:00:00.000Z" }),
  ).toEqual({
    location: null,
    capacity: null,
    endsAt: "2026-12-04T20:00:00.000Z",
  });
});

test("whoever comes is told of what stands in their calendar, not of the seats", () => {
  expect(isTold({ location: null })).toBe(true);
  expect(isTold({ timeZone: "UTC" })).toBe(true);
  expect(isTold({ description: null })).toBe(true);
  expect(isTold({ capacity: 3, offerHours: 1, organizerId: event.id })).toBe(false);
});
