import { expect, test } from "vitest";
import { anInvitationToEvent } from "../an-invitation.ts";
import { eventStageOf, isOver } from "./event-stage.ts";

const before = Date.parse("2026-12-01T12:00:00.000Z");
const during = Date.parse("2026-12-18T19:00:00.000Z");
const after = Date.parse("2026-12-18T21:00:00.000Z");
const inLine = (position: number) => ({ position, offeredUntil: null });

test.each([
  [{}, "seat"],
  [{ canAccept: false }, "full"],
  [{ canAccept: false, waitingList: inLine(3) }, "waiting"],
  [{ canAccept: true, waitingList: inLine(0) }, "offered"],
  [{ canAccept: false, waitingList: inLine(0) }, "lapsed"],
  [{ canAccept: false, status: "accepted" }, "attending"],
  [{ canAccept: false, status: "accepted", waitingList: inLine(0) }, "attending"],
] as const)("%o: %s", (view, stage) => {
  expect(eventStageOf(anInvitationToEvent(view), before)).toBe(stage);
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
