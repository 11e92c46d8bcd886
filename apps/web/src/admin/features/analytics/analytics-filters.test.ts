import { expect, test } from "vitest";
import { analyticsFilters, statsInput } from "./analytics-filters.ts";

const spaceId = "01a200b0-56b7-74d0-9347-fd4c3c188e5c";

test("a hand-written address never breaks the page [S3.13]", () => {
  const nonsense = { kind: "window", spaceId: "x", eventId: 7, importId: "", by: "colour", days: "31" };
  expect(Object.values(analyticsFilters(nonsense)).filter(Boolean)).toEqual([]);
  expect(analyticsFilters({ spaceId, days: "90", by: "import" })).toMatchObject({
    spaceId,
    days: "90",
    by: "import",
  });
});

test("the server is asked for days, and told nothing that it does not know", () => {
  expect(statsInput("o", { spaceId }, "365")).toEqual({ organizationId: "o", spaceId, days: 365 });
  expect(statsInput("o", analyticsFilters({ by: "door" })).days).toBe(30);
  expect(Object.keys(statsInput("o", analyticsFilters({ by: "door" })))).not.toContain("by");
});
