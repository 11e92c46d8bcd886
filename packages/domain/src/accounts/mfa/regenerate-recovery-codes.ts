import type { RecoveryCodes, RegenerateRecoveryCodes } from "@foyer/contract/account";
import type { Transaction } from "@foyer/db/database";
import { record } from "../../audit/record.ts";
import { requireSession } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { countingGuess } from "./counting-guess.ts";
import { proveSecondFactor } from "./prove-second-factor.ts";
import { replaceRecoveryCodes } from "./recovery-codes.ts";

/**
 * Replaces the caller's recovery codes: none of the earlier ones works any more. Asks the authenticator itself, so that
 * nobody makes ten out of one.
 * @throws Failure `unauthenticated`, `invalid_code`, `account_locked`
 */
export async function regenerateRecoveryCodes(
  ctx: Context,
  { code }: RegenerateRecoveryCodes,
): Promise<RecoveryCodes> {
  const { userId, email } = requireSession(ctx);
  const regenerate = async (tx: Transaction) => {
    await proveSecondFactor(ctx, tx, userId, { code });
    const recoveryCodes = await replaceRecoveryCodes(tx, userId);
    await record(ctx, tx, {
      act: "account.recovery_codes_regenerated",
      organizationId: null,
      subject: { kind: "person", id: userId, label: email },
    });
    return { recoveryCodes };
  };
  return countingGuess(ctx, userId, () => ctx.database.transaction(regenerate));
}
