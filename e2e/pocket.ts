import { totpAt } from "@foyer/testing/authenticator";
import { expect } from "@playwright/test";

const step = 30_000; // milliseconds for which a code is shown

/** An authenticator app, and everything secret that its owner has seen. */
export type Pocket = {
  /**
   * A code that was not used yet. Each works once, so after the present one it is the next one's turn, which is taken half
   * a minute early; only for a third within a minute it waits.
   */
  code(): Promise<string>;
  readonly recoveryCodes: string[];
};

/** Puts the key of a second factor, as a page shows it, into an authenticator app. */
export function pocketOf(manualKey: string): Pocket {
  let used = 0;
  const present = () => Math.floor(Date.now() / step);
  return {
    recoveryCodes: [],
    async code() {
      const wanted = Math.max(used + 1, present());
      await expect.poll(present, { timeout: 2 * step }).toBeGreaterThanOrEqual(wanted - 1);
      used = wanted;
      return totpAt(manualKey, (wanted * step) / 1_000);
    },
  };
}
