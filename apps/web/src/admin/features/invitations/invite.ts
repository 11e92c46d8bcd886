import { createContext, use } from "react";
import type { OrganizationRole } from "../../lib/permissions.ts";

/** What the Invite dialog starts with, when somebody is invited again. */
export type InviteDraft = {
  readonly email?: string;
  readonly fullName?: string;
  readonly role?: OrganizationRole;
};

/** Opens the Invite dialog; `null` where the caller may not invite. Provided by the shell. */
export const InviteContext = createContext<((draft?: InviteDraft) => void) | null>(null);

export function useInvite(): ((draft?: InviteDraft) => void) | null {
  return use(InviteContext);
}
