import { cleanUp } from "@foyer/domain/clean-up";
import type { Command } from "../command.ts";
import { withFoundation } from "../with-foundation.ts";

export const cleanup: Command = {
  summary: "Run the nightly clean-up now (it runs at 02:00 UTC by itself)",
  options: {},
  async run(given) {
    await withFoundation(given, async ({ services }) => {
      const { invitations, sessions } = await cleanUp(services);
      const text = `${invitations} invitations written down as expired, ${sessions} ended sessions removed.`;
      given.print(text, { invitations, sessions });
    });
  },
};
