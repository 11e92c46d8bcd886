import type { InvitationStatus, ListInvitations } from "@foyer/contract/invitations";
import { oneOf, text } from "../../lib/search-params.ts";
import { invitationStatuses } from "./invitation-status.tsx";

export type InvitationFilters = {
  readonly status?: InvitationStatus | undefined;
  readonly search?: string | undefined;
};

/**
 * The filters that stand in the URL of the list; what makes no sense there is left out. A page asks again, because the
 * router gives it the whole query, and the server refuses what it does not know.
 */
export function invitationFilters(search: Record<string, unknown>): InvitationFilters {
  return {
    status: oneOf(search["status"], invitationStatuses),
    search: text(search["search"], 200),
  } satisfies Partial<ListInvitations>;
}
