import { listPeople } from "@foyer/contract/people";
import { expect, test } from "vitest";
import { parseSearch, stringifySearch } from "../../lib/search-params.ts";
import { peopleFilters, peopleInput } from "./people-filters.ts";

const organizationId = "0199a000-0000-7000-8000-000000000001";

test("filters come back from the URL as they went in", () => {
  const filters = { status: "inactive", role: "admin", mfa: "without", search: "0042 & co" } as const;
  expect(peopleFilters(parseSearch(stringifySearch(filters)))).toEqual(filters);
});

test.each([
  ["?status=lost&role=king&mfa=yes", {}],
  ["?mfa=with", { mfaEnabled: true }],
  ["?mfa=without", { mfaEnabled: false }],
  ["?mfa=toString&other=1", {}],
])("%s is asked of the server as it understands it", (search, asked) => {
  const input = { organizationId, ...peopleInput(peopleFilters(parseSearch(search))) };
  expect(listPeople.parse(input)).toEqual({ organizationId, limit: 50, ...asked });
});
