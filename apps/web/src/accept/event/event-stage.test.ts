import { expect, test } from "vitest";
import { anInvitationToEvent } from "../an-invitation.ts";
import { eventStageOf, isOver } from "./event-stage.ts";

const before = Date.parse("2026-12-01T12:00:00.000Z");
const during = Date.parse("2026-12-18T19:00:00.000Z");
const after = Date.parse("2026-12-18T21:00:00.000Z");
const inLine = (position: number) => ({ position, offeredUntil: null });

test.each([
  [12, {}, "seat"],
  [0, { canAccept: false }, "full"],
  [0, { canAccept: false, waitingList: inLine(3) }, "waiting"],
  // A seat is free, and nobody before them could take it.
  [1, { canAccept: true, waitingList: inLine(3) }, "seat"],
  [1, { canAccept: true, waitingList: inLine(0) }, "offered"],
  [0, { canAccept: false, waitingList: inLine(0) }, "lapsed"],
  [12, { canAccept: false, status: "accepted" }, "attending"],
  [12, { canAccept: false, status: "accepted", waitingList: inLine(0) }, "attending"],
  // Whoever invited them may not let them in any more.
  [12, { canAccept: false }, "shut"],
  [null, { canAccept: false }, "shut"],
  [1, { canAccept: false, waitingList: inLine(0) }, "shut"],
] as const)("with %s seats left, %o: %s", (seatsLeft, view, stage) => {
  const invitation = anInvitationToEvent(view);
  const event = invitation.event && { ...invitation.event, seatsLeft };
  expect(eventStageOf({ ...invitation, event }, before)).toBe(stage);
});

test("whoever has a seat keeps it while the event goes on, and no longer", () => {
  const attending = anInvitationToEvent({ canAccept: false, status: "accepted" });
  expect(eventStageOf(attending, during)).toBe("attending");
  expect(eventStageOf(attending, after)).toBe("over");
});

test("an event without an end is over once it has begun", () => {
  const startsAt = "2026-12-18T18:00:00.000Z";
  expect(isOver({ startsAt, endsAt: null }, Date.parse(startsAt) - 1)).toBe(false);
  expect(isOver({ startsAt, endsAt: null }, Date.parse(startsAt))).toBe(true);
});
