import { exportAudit } from "@foyer/contract/audit";
import { expect, test } from "vitest";
import { parseSearch, stringifySearch } from "../../lib/search-params.ts";
import { auditFilters } from "./audit-filters.ts";
import { auditInput } from "./audit-input.ts";

const organizationId = "0199a000-0000-7000-8000-000000000001";
const now = new Date(2026, 10, 21, 16, 30).getTime();
const asked = (search: string) => {
  const input = auditInput(organizationId, auditFilters(parseSearch(search)), now);
  const { organizationId: _, ...rest } = exportAudit.parse(input);
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
};
const local = (...[year, month, date]: [number, number, number]) => new Date(year, month, date).toISOString();

test("filters come back from the URL as they went in", () => {
  const filters = {
    act: "person.removed",
    by: organizationId,
    about: organizationId,
    period: "dates",
    from: "2026-11-01",
    to: "2026-11-02",
    search: "0042 & co",
  } as const;
  expect(auditFilters(parseSearch(stringifySearch(filters)))).toEqual(filters);
});

test.each([
  "?act=person.exploded",
  "?act=toString&by=me&about=../people&period=ever",
  "?period=dates&from=yesterday&to=2026-99-99",
  "?from=2026-11-01&to=2026-11-02",
  "?other=1&__proto__=x",
])("a hand-written %s filters nothing and breaks nothing", (search) => {
  expect(asked(search)).toEqual({});
});

test("periods begin at the reader's own midnight, today counted", () => {
  expect(asked("?period=today")).toEqual({ from: local(2026, 10, 21) });
  expect(asked("?period=week")).toEqual({ from: local(2026, 10, 15) });
});

test("of two dates both days are meant, to their very end", () => {
  expect(asked("?period=dates&from=2026-10-31&to=2026-10-31")).toEqual({
    from: local(2026, 9, 31),
    to: local(2026, 10, 1),
  });
  expect(asked("?period=dates&to=2026-12-31")).toEqual({ to: local(2027, 0, 1) });
});
