import { resealSecrets } from "@foyer/domain/reseal-secrets";
import { CommandError, type Given } from "../command.ts";
import { withFoundation } from "../with-foundation.ts";

/** Seals everything under the first secret. @throws CommandError if something can not be read */
export async function rotateKey(given: Given): Promise<void> {
  await withFoundation(given, async ({ services }) => {
    const { resealed, unreadable } = await given.progress("Sealing anew", () => resealSecrets(services));
    given.print(`${resealed} sealed anew under the first secret.`, { resealed, unreadable });
    if (unreadable > 0) {
      throw new CommandError(
        `${unreadable} can't be read: put the secret they are under behind the others in APP_SECRET.`,
      );
    }
  });
}
