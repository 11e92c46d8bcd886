import type { ConfirmMfa, RecoveryCodes } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import { record } from "../../audit/record.ts";
import { requireSession } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { unseal } from "../../seal.ts";
import { countingGuess } from "../counting-guess.ts";
import { codeGuard } from "../guards.ts";
import { holdAccount } from "../hold-account.ts";
import { queueAccountNotice } from "../queue-account-notice.ts";
import { renewSession } from "../renew-session.ts";
import { replaceRecoveryCodes } from "./recovery-codes.ts";
import { stepOf } from "./totp.ts";

/**
 * Puts an authenticator in force that shows the right code, within an hour of its enrolment, and answers ten recovery codes.
 * All other sessions end, and this one goes on under a new id.
 * @throws Failure `unauthenticated`, `conflict` (nothing begun, or too long ago), `invalid_code`, `account_locked`
 */
export async function confirmMfa(ctx: Context, { code }: ConfirmMfa): Promise<RecoveryCodes> {
  const { userId, email, by } = requireSession(ctx);
  const confirm = async (tx: Transaction) => {
    await holdAccount(tx, userId);
    await putInForce(ctx, tx, { userId, code });
    const recoveryCodes = await replaceRecoveryCodes(tx, userId);
    const cookie = await renewSession(ctx, tx, { userId, by });
    await record(ctx, tx, {
      act: "account.mfa_enabled",
      organizationId: null,
      subject: { kind: "person", id: userId, label: email },
    });
    await queueAccountNotice(ctx, tx, { userId, purpose: "mfa_enabled" });
    return { recoveryCodes, cookie };
  };
  const { recoveryCodes, cookie } = await countingGuess(ctx, await codeGuard(ctx, userId), () =>
    ctx.database.transaction(confirm),
  );
  ctx.setCookie(cookie);
  return { recoveryCodes };
}

async function putInForce(
  { keys }: Context,
  tx: Transaction,
  { userId, code }: { readonly userId: string; readonly code: string },
): Promise<void> {
  const startAgain = new Failure("conflict", {
    message: "This set-up was not begun, or too long ago: start again.",
  });
  // Held, so that it is the secret which was looked at: another browser may begin anew, and keys may be rotated.
  const [pending] = await tx.$queryRaw<{ secret: string }[]>`
    SELECT pending_secret AS secret FROM totp
    WHERE user_id = ${userId}::uuid AND pending_secret IS NOT NULL AND pending_since > now() - interval '1 hour'
    FOR NO KEY UPDATE`;
  if (!pending) throw startAgain;
  const step = await stepOf(tx, unseal(keys.sealing, pending.secret, userId), code);
  if (step === null) throw new Failure("invalid_code");
  await tx.$executeRaw`
    UPDATE totp SET sealed_secret = pending_secret, enabled_at = now(), last_step = ${step}::bigint,
      pending_secret = NULL, pending_since = NULL
    WHERE user_id = ${userId}::uuid`;
}
