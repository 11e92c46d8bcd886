import type { Invitation } from "@foyer/contract/invitations";
import { createContext, use } from "react";

/** What the Invite dialog starts with, when somebody is invited again. */
export type InviteDraft = Partial<
  Pick<Invitation, "email" | "fullName" | "role" | "isVip" | "bypassCapacity"> & {
    /** The id of the place, or null for the organization; otherwise what the page is about. */
    readonly placeId: string | null;
  }
>;

/** Opens the Invite dialog; `null` where the caller may invite nobody. Provided by the shell. */
export const InviteContext = createContext<((draft?: InviteDraft) => void) | null>(null);

export function useInvite(): ((draft?: InviteDraft) => void) | null {
  return use(InviteContext);
}
