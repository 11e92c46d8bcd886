import { exportAttendees } from "@foyer/contract/events";
import { expect, test } from "vitest";
import { parseSearch, stringifySearch } from "../../lib/search-params.ts";
import { attendeeFilters, attendeeInput } from "./attendee-filters.ts";

const eventId = "0199a000-0000-7000-8000-000000000001";

test("filters come back from the URL as they went in", () => {
  const filters = { presence: "expected", who: "vip", search: "+49 30" } as const;
  expect(attendeeFilters(parseSearch(stringifySearch(filters)))).toEqual(filters);
});

test.each([
  ["", {}],
  ["?presence=here", { checkedIn: true }],
  ["?presence=expected&who=others", { checkedIn: false, isVip: false }],
  ["?who=vip&search=ada", { isVip: true, search: "ada" }],
  ["?presence=constructor&who=1&search=", {}],
])("%j asks the server for %j", (search, input) => {
  const asked = { eventId, ...attendeeInput(attendeeFilters(parseSearch(search))) };
  expect(exportAttendees.parse(asked)).toEqual({ eventId, ...input });
});
