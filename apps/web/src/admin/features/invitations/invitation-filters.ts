import type { InvitationStatus, ListInvitations } from "@foyer/contract/invitations";
import { oneOf, text } from "../../lib/search-params.ts";
import { invitationStatuses } from "./invitation-status.tsx";

export type InvitationFilters = { readonly status?: InvitationStatus | undefined; readonly search?: string | undefined };

/** The filters that stand in the URL of the list; what makes no sense there is left out. */
export function invitationFilters(search: Record<string, unknown>): InvitationFilters {
  const status = oneOf(search["status"], invitationStatuses);
  const words = text(search["search"], 200);
  return { ...(status && { status }), ...(words && { search: words }) } satisfies Partial<ListInvitations>;
}
