import { expect, test } from "vitest";
import { eventTime } from "./event-time.ts";

const event = {
  startsAt: "2026-12-18T18:00:00.000Z",
  endsAt: "2026-12-18T21:30:00.000Z",
  timeZone: "Europe/Berlin",
};

test("the time is that of the place, whose zone is named", () => {
  const { there } = eventTime(event, "en-GB", "Europe/Berlin");
  expect(there.time).toMatch(/Friday,? 18 December 2026/);
  expect(there.time).toMatch(/19:00\D+22:30/);
  expect(there.zone).toBe("Central European Standard Time");
});

test("in summer the zone is that of summer", () => {
  const { there } = eventTime({ ...event, startsAt: "2026-07-18T18:00:00.000Z", endsAt: null }, "en-GB");
  expect(there).toMatchObject({ zone: "Central European Summer Time" });
  expect(there.time).toContain("20:00");
});

test("a visitor elsewhere is told the time on their own clock as well, also where that is another day", () => {
  const { here } = eventTime(event, "en-GB", "Asia/Tokyo");
  expect(here).toMatchObject({ zone: "Japan Standard Time" });
  expect(here?.time).toContain("19 December 2026");
});

test.each(["Europe/Berlin", "Europe/Paris"])(
  "a visitor in %s, whose clock shows the same, is not",
  (zone) => {
    expect(eventTime(event, "en-GB", zone).here).toBeNull();
  },
);

test("a zone that this browser has never heard of is no reason to show nothing", () => {
  const { there, here } = eventTime({ ...event, timeZone: "Moon/Tycho" }, "en-GB", "Europe/Paris");
  expect(there.zone).toBe("Central European Standard Time");
  expect(here).toBeNull();
});
