import type { InvitationKind } from "@foyer/contract/doors";
import type { InvitationStatus, ListInvitations } from "@foyer/contract/invitations";
import { idIn, oneOf, text } from "../../lib/search-params.ts";
import { doors } from "./doors/doors.ts";
import { invitationStatuses } from "./invitation-status.tsx";

export type InvitationFilters = {
  readonly kind?: InvitationKind | undefined;
  readonly status?: InvitationStatus | undefined;
  readonly search?: string | undefined;
  /** Only what one file has brought. */
  readonly importId?: string | undefined;
  /** Only what one person has invited. */
  readonly inviterId?: string | undefined;
  /** Only what needs somebody. */
  readonly attention?: "yes" | undefined;
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
    importId: idIn(search["importId"]),
    inviterId: idIn(search["inviterId"]),
    attention: search["attention"] === "yes" ? "yes" : undefined,
  };
}

/** The filters as the server takes them. */
export function invitationInput({
  attention,
  ...filters
}: InvitationFilters): Omit<ListInvitations, "organizationId" | "cursor" | "limit"> {
  return { ...filters, ...(attention && { attention: true }) };
}
