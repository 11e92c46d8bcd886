import { removeOldMessages } from "./accounts/remove-old-messages.ts";
import type { Services } from "./context.ts";
import { expireInvitations } from "./invitations/expire-invitations.ts";

/** What the clean-up found: rows written down as expired; sessions and messages about accounts removed. */
export type CleanedUp = {
  readonly invitations: number;
  readonly sessions: number;
  readonly accountMessages: number;
};

/** The nightly clean-up (S4.6). Nothing depends on it: what it removes had ended before. */
export async function cleanUp(services: Services): Promise<CleanedUp> {
  const invitations = await expireInvitations(services);
  const sessions = await services.sessions.removeExpired();
  const accountMessages = await removeOldMessages(services);
  return { invitations, sessions, accountMessages };
}
