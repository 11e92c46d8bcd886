import type { Attendee } from "@foyer/contract/events";
import { expect, test } from "vitest";
import { withAttendee } from "./check-in.ts";

const attendee = (id: string): Attendee => ({
  id,
  eventId: "event",
  invitationId: `invitation of ${id}`,
  email: `${id}@example.com`,
  fullName: id,
  phone: null,
  isVip: false,
  acceptedAt: "2026-11-21T12:00:00.000Z",
  checkedInAt: null,
});
const [ada, grace, mary] = [attendee("ada"), attendee("grace"), attendee("mary")];
const pages = {
  pages: [
    { items: [ada, grace], nextCursor: "more" },
    { items: [mary], nextCursor: null },
  ],
  pageParams: [undefined, "more"],
};

test("whoever is checked in changes in place, and nobody else moves", () => {
  const here = { ...grace, checkedInAt: "2026-12-04T17:05:00.000Z" };
  expect(withAttendee(pages, here)).toEqual({
    pages: [
      { items: [ada, here], nextCursor: "more" },
      { items: [mary], nextCursor: null },
    ],
    pageParams: [undefined, "more"],
  });
  expect(withAttendee(pages, attendee("stranger"))).toEqual(pages);
});
