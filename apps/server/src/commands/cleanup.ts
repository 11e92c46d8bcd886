import { cleanUp } from "@foyer/domain/clean-up";
import type { Command } from "../command.ts";
import { withFoundation } from "../with-foundation.ts";

export const cleanup: Command = {
  summary: "Run the nightly clean-up now (it runs at 02:00 UTC by itself)",
  options: {},
  async run(given) {
    await withFoundation(given, async ({ services }) => {
      const cleaned = await cleanUp(services);
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
  },
};
