import { cleanUp } from "@foyer/domain/clean-up";
import type { Given } from "../command.ts";
import { withFoundation } from "../with-foundation.ts";

/** Runs the nightly clean-up, and says what it did. */
export async function cleanup(given: Given): Promise<void> {
  await withFoundation(given, async ({ services }) => {
    const cleaned = await given.progress("Cleaning up", () => cleanUp(services));
    const removed = [
      `${cleaned.sessions} ended sessions`,
      `${cleaned.accountMessages} old messages about accounts`,
      `${cleaned.loginAttempts} old entries of the login history`,
      `${cleaned.leftovers} leftovers of sign-ins and limits`,
    ];
    given.print(
      `${cleaned.invitations} invitations written down as expired; ${removed.join(", ")} removed.`,
      cleaned,
    );
  });
}
