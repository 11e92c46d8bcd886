import { listEvents } from "@foyer/contract/events";
import { expect, test } from "vitest";
import { parseSearch, stringifySearch } from "../../lib/search-params.ts";
import { eventFilters, eventInput } from "./event-filters.ts";

const organizationId = "0199a000-0000-7000-8000-000000000001";
const asked = (search: string) => {
  const input = { organizationId, ...eventInput(eventFilters(parseSearch(search))) };
  const { organizationId: _, limit: __, ...rest } = listEvents.parse(input);
  return rest;
};

test("filters come back from the URL as they went in", () => {
  const filters = { when: "over", search: "0042 & co" } as const;
  expect(eventFilters(parseSearch(stringifySearch(filters)))).toEqual(filters);
});

test.each([
  ["", { when: "ahead" }],
  ["?when=over&search=ball", { when: "over", search: "ball" }],
  ["?when=all", {}],
  ["?when=yesterday&search=%20&__proto__=x", { when: "ahead" }],
])("%j asks the server for %j", (search, input) => {
  expect(asked(search)).toEqual(input);
});
