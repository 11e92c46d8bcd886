import { spaceRoles } from "@foyer/contract/permissions";
import { expect, test } from "vitest";
import { parseSearch, stringifySearch } from "../../lib/search-params.ts";
import { memberFilters, spaceFilters } from "./space-filters.ts";

test.each(spaceRoles)(
  "the filters of members come back from the URL as they went in, with the role %s",
  (role) => {
    const filters = { role, search: "0042 & co" };
    expect(memberFilters(parseSearch(stringifySearch(filters)))).toEqual(filters);
  },
);

test("what makes no sense in the URL filters nothing", () => {
  expect(memberFilters(parseSearch("?role=owner&search=%20"))).toStrictEqual({
    role: undefined,
    search: undefined,
  });
  expect(spaceFilters(parseSearch("?role=viewer"))).toStrictEqual({ search: undefined });
});
