import type { RecoveryCodes, RegenerateRecoveryCodes } from "@foyer/contract/account";
import type { Transaction } from "@foyer/db/database";
import { record } from "../../audit/record.ts";
import { requireSession } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { countingGuess } from "../counting-guess.ts";
import { codeGuard } from "../guards.ts";
import { holdAccount } from "../hold-account.ts";
import { queueAccountNotice } from "../queue-account-notice.ts";
import { renewSession } from "../renew-session.ts";
import { proveSecondFactor } from "./prove-second-factor.ts";
import { replaceRecoveryCodes } from "./recovery-codes.ts";

/**
 * Replaces the caller's recovery codes: none of the earlier ones works any more. Asks the authenticator itself, so that
 * nobody makes ten out of one. All other sessions end, and this one goes on under a new id.
 * @throws Failure `unauthenticated`, `invalid_code`, `account_locked`
 */
export async function regenerateRecoveryCodes(
  ctx: Context,
  { code }: RegenerateRecoveryCodes,
): Promise<RecoveryCodes> {
  const { userId, email, by } = requireSession(ctx);
  const regenerate = async (tx: Transaction) => {
    await holdAccount(tx, userId);
    await proveSecondFactor(ctx, tx, { userId, code });
    const recoveryCodes = await replaceRecoveryCodes(tx, userId);
    const cookie = await renewSession(ctx, tx, { userId, by });
    await record(ctx, tx, {
      act: "account.recovery_codes_regenerated",
      organizationId: null,
      subject: { kind: "person", id: userId, label: email },
    });
    await queueAccountNotice(ctx, tx, { userId, purpose: "recovery_codes_replaced" });
    return { recoveryCodes, cookie };
  };
  const { recoveryCodes, cookie } = await countingGuess(ctx, await codeGuard(ctx, userId), () =>
    ctx.database.transaction(regenerate),
  );
  ctx.setCookie(cookie);
  return { recoveryCodes };
}
