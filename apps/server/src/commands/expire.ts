import { expireInvitations } from "@foyer/domain/invitations/expire-invitations";
import type { Given } from "../command.ts";
import { withFoundation } from "../with-foundation.ts";

/** Writes down which invitations have expired, and says how many. */
export async function expire(given: Given): Promise<void> {
  await withFoundation(given, async ({ services }) => {
    const expired = await given.progress("Writing down", () => expireInvitations(services));
    given.print(`${expired} written down as expired.`, { expired });
  });
}
