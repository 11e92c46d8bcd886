import { expect, test } from "vitest";
import { funnelSteps } from "./funnel-steps.ts";

test("every step says how much of the one before is left [S3.13]", () => {
  const steps = funnelSteps({ created: 200, delivered: 150, opened: 75, accepted: 60 });
  expect(steps.map(({ name, count, note }) => `${name} ${count}: ${note}`)).toEqual([
    "Sent 200: all that were made",
    "Delivered 150: 75 % of sent",
    "Opened 75: 50 % of delivered",
    "Accepted 60: 80 % of opened",
  ]);
  expect(steps.map(({ share }) => share)).toEqual([1, 0.75, 0.375, 0.3]);
});

test("more opened than were delivered is no share above all, and nothing at all is no share", () => {
  const steps = funnelSteps({ created: 4, delivered: 1, opened: 3, accepted: 3 });
  expect(steps[2]).toMatchObject({ note: "some came another way", share: 0.75 });
  expect(funnelSteps({ created: 0, delivered: 0, opened: 0, accepted: 0 }).map(({ share }) => share)).toEqual(
    [0, 0, 0, 0],
  );
});
