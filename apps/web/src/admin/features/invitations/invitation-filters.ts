import type { InvitationKind } from "@foyer/contract/doors";
import type { InvitationStatus, ListInvitations } from "@foyer/contract/invitations";
import { oneOf, text } from "../../lib/search-params.ts";
import { doors } from "./doors/doors.ts";
import { invitationStatuses } from "./invitation-status.tsx";

export type InvitationFilters = {
  readonly kind?: InvitationKind | undefined;
  readonly status?: InvitationStatus | undefined;
  readonly search?: string | undefined;
};

/**
 * The filters that stand in the URL of the list; what makes no sense there is left out. A page asks again, because the
 * router gives it the whole query, and the server refuses what it does not know.
 */
export function invitationFilters(search: Record<string, unknown>): InvitationFilters {
  return {
    kind: oneOf(search["kind"], doors),
    status: oneOf(search["status"], invitationStatuses),
    search: text(search["search"], 200),
  } satisfies Partial<ListInvitations>;
}
