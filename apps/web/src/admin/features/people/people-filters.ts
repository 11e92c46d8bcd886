import type { ListPeople, Person } from "@foyer/contract/people";
import type { OrganizationRole } from "../../lib/permissions.ts";
import { roles } from "../../lib/roles.ts";
import { oneOf, text } from "../../lib/search-params.ts";
import { personStatuses } from "./person-status.tsx";

export type PeopleFilters = {
  readonly status?: Person["status"] | undefined;
  readonly role?: OrganizationRole | undefined;
  readonly search?: string | undefined;
};

/** The filters that stand in the URL of the list; what makes no sense there is left out. */
export function peopleFilters(search: Record<string, unknown>): PeopleFilters {
  const status = oneOf(search["status"], personStatuses);
  const role = oneOf(search["role"], roles);
  const words = text(search["search"], 200);
  return { ...(status && { status }), ...(role && { role }), ...(words && { search: words }) } satisfies Partial<ListPeople>;
}
