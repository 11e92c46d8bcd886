import { resealSecrets } from "@foyer/domain/reseal-secrets";
import { type Command, CommandError } from "../command.ts";
import { withFoundation } from "../with-foundation.ts";

export const rotateKey: Command = {
  summary: "Seal everything under the first secret of APP_SECRET that is under a later one",
  options: {},
  async run(given) {
    await withFoundation(given, async ({ services }) => {
      const { resealed, unreadable } = await resealSecrets(services);
      given.print(`${resealed} sealed anew under the first secret.`, { resealed, unreadable });
      if (unreadable > 0) {
        throw new CommandError(
          `${unreadable} can't be read: put the secret they are under behind the others in APP_SECRET.`,
        );
      }
    });
  },
};
