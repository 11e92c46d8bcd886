import type { SpaceRole } from "../../lib/permissions.ts";
import { oneOf, text } from "../../lib/search-params.ts";

export type SpaceFilters = { readonly search?: string | undefined };

/** The filters that stand in the URL of the list of spaces. See `invitationFilters`. */
export function spaceFilters(search: Record<string, unknown>): SpaceFilters {
  return { search: text(search["search"], 200) };
}

export type MemberFilters = {
  readonly role?: SpaceRole | undefined;
  readonly search?: string | undefined;
};

/** The filters that stand in the URL of a space's members. */
export function memberFilters(search: Record<string, unknown>): MemberFilters {
  return {
    role: oneOf(search["role"], { custodian: true, contributor: true, viewer: true }),
    search: text(search["search"], 200),
  };
}
