import type { Language } from "@foyer/contract/languages";
import { createContext, use } from "react";
import type { Place, Terms } from "./doors/door.ts";

/** Somebody to invite, as the server takes them. */
export type Invitee = { readonly email: string; readonly fullName?: string };

/** What the Invite dialog starts with. */
export type InviteDraft = Terms & {
  /** Where to; otherwise to what `placeId` says. */
  readonly place?: Place;
  /** The same by its id, or null for the organization; otherwise what the page behind the dialog is about. */
  readonly placeId?: string | null;
  readonly invitees?: readonly Invitee[];
  readonly message?: string | undefined;
  readonly note?: string | undefined;
  readonly expiresInHours?: number | undefined;
  readonly language?: Language | undefined;
  /** A page of one's own; see `redirectOrigins` of the organization. */
  readonly redirectTo?: string | undefined;
};

/** Opens the Invite dialog; `null` where the caller may invite nobody. Provided by the shell. */
export const InviteContext = createContext<((draft?: InviteDraft) => void) | null>(null);

export function useInvite(): ((draft?: InviteDraft) => void) | null {
  return use(InviteContext);
}
