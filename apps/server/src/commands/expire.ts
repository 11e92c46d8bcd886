import { expireInvitations } from "@foyer/domain/invitations/expire-invitations";
import type { Command } from "../command.ts";
import { withFoundation } from "../with-foundation.ts";

export const expire: Command = {
  summary: "Write down which invitations have expired (it happens every minute by itself)",
  options: {},
  async run(given) {
    await withFoundation(given, async ({ services }) => {
      const expired = await expireInvitations(services);
      given.print(`${expired} written down as expired.`, { expired });
    });
  },
};
