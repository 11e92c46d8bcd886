import { expect, test } from "vitest";
import { parseSearch, stringifySearch } from "../../lib/search-params.ts";
import { invitationFilters } from "./invitation-filters.ts";

test("filters come back from the URL as they went in", () => {
  const filters = {
    kind: "space",
    status: "expired",
    search: "0042 & co+x@example.com",
    importId: "0199a000-0000-7000-8000-000000000001",
    inviterId: "0199a000-0000-7000-8000-000000000002",
    attention: "yes",
  } as const;
  expect(invitationFilters(parseSearch(stringifySearch(filters)))).toEqual(filters);
});

test.each([
  "?status=lost",
  "?status=",
  "?kind=window",
  "?kind=toString",
  "?status=toString",
  "?status=__proto__&search=%20%20",
  "?importId=42&inviterId=0199a000&attention=maybe",
  "?other=1",
  "?__proto__=x",
])("a hand-written %s filters nothing and breaks nothing", (search) => {
  expect(invitationFilters(parseSearch(search))).toStrictEqual({
    kind: undefined,
    status: undefined,
    search: undefined,
    importId: undefined,
    inviterId: undefined,
    attention: undefined,
  });
});

test("a search longer than the server takes is cut, not refused", () => {
  expect(invitationFilters({ search: "a".repeat(500) }).search).toHaveLength(200);
});

test("no filter leaves no question mark behind", () => {
  expect(stringifySearch({ status: undefined, search: "" })).toBe("");
});
