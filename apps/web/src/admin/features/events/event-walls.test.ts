import { expect, test } from "vitest";
import { changedWalls, fitWords, timesOf, wallsOf } from "./event-walls.ts";

const timeZone = "Europe/Berlin";
const party = { startsAt: "2026-12-04T17:00:00.000Z", endsAt: "2026-12-04T20:00:00.000Z", timeZone };
const walls = wallsOf(party);

test("an event's times are typed as clocks show them where it happens, and come back as they were [S3.1]", () => {
  expect(walls).toEqual({
    start: { day: "2026-12-04", time: "18:00" },
    end: { day: "2026-12-04", time: "21:00" },
    timeZone,
  });
  expect(timesOf(walls)).toEqual(party);
});

test("another zone keeps what the clocks show, so the moments move", () => {
  expect(timesOf(changedWalls(walls, { timeZone: "America/New_York" }))).toEqual({
    startsAt: "2026-12-04T23:00:00.000Z",
    endsAt: "2026-12-05T02:00:00.000Z",
    timeZone: "America/New_York",
  });
});

test("an end on the same day goes along with the start, another one stays", () => {
  const start = { day: "2026-12-06", time: "18:00" };
  expect(changedWalls(walls, { start }).end).toEqual({ day: "2026-12-06", time: "21:00" });
  const over = { ...walls, end: { day: "2026-12-05", time: "02:00" } };
  expect(changedWalls(over, { start }).end).toEqual(over.end);
});

test("an end that is only a time is on the day of the start, and can be taken away again", () => {
  const endless = wallsOf({ ...party, endsAt: null });
  expect(timesOf(endless).endsAt).toBeNull();
  const ending = changedWalls(endless, { end: { day: "", time: "21:00" } });
  expect(ending.end).toEqual({ day: "2026-12-04", time: "21:00" });
  const dayless = changedWalls(ending, { end: { day: "", time: "21:00" } });
  expect(timesOf(dayless).endsAt).toBe("");
  expect(timesOf(changedWalls(dayless, { end: { day: "", time: "" } })).endsAt).toBeNull();
});

test("what is not complete yet is no moment", () => {
  expect(timesOf(wallsOf({ timeZone })).startsAt).toBe("");
  expect(timesOf(changedWalls(walls, { start: { day: "2026-12-04", time: "" } })).startsAt).toBe("");
});

test("hours that clocks skip, or show twice, are spoken of", () => {
  expect(fitWords({ day: "2026-03-29", time: "02:30" }, timeZone)).toContain(
    "never show 02:30. Taken as 03:30.",
  );
  expect(fitWords({ day: "2026-10-25", time: "02:30" }, timeZone)).toContain("show 02:30 twice");
  expect(fitWords({ day: "2026-10-25", time: "03:30" }, timeZone)).toBeNull();
  expect(fitWords({ day: "", time: "02:30" }, timeZone)).toBeNull();
});
