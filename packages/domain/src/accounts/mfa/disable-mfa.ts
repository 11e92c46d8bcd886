import type { DisableMfa } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import { record } from "../../audit/record.ts";
import { requireSession } from "../../authorize.ts";
import { isMfaRequired } from "../../caller.ts";
import type { Context } from "../../context.ts";
import { countingGuess } from "../counting-guess.ts";
import { codeGuard } from "../guards.ts";
import { holdAccount } from "../hold-account.ts";
import { provePassword } from "../prove-password.ts";
import { queueAccountNotice } from "../queue-account-notice.ts";
import { renewSession } from "../renew-session.ts";
import { proveSecondFactor, requireOne } from "./prove-second-factor.ts";
import { removeMfa } from "./remove-mfa.ts";

/**
 * Turns the caller's second factor off, proven by password and by the factor itself. All other sessions end, and this one
 * goes on under a new id.
 * @throws Failure `unauthenticated`, `forbidden` (an organization of theirs asks for it), `invalid_input`,
 * `invalid_credentials`, `invalid_code`, `account_locked`
 */
export async function disableMfa(ctx: Context, { password, ...proof }: DisableMfa): Promise<null> {
  const caller = requireSession(ctx);
  const { userId, email, by } = caller;
  if (isMfaRequired(caller)) {
    throw new Failure("forbidden", {
      message:
        "It stays on: an organization of yours asks for it, or your password is too short to stand alone.",
    });
  }
  requireOne(proof);
  await provePassword(ctx, password);

  const disable = async (tx: Transaction) => {
    await holdAccount(tx, userId);
    await proveSecondFactor(ctx, tx, { userId, ...proof });
    await removeMfa(tx, userId);
    const cookie = await renewSession(ctx, tx, { userId, by });
    await record(ctx, tx, {
      act: "account.mfa_disabled",
      organizationId: null,
      subject: { kind: "person", id: userId, label: email },
    });
    await queueAccountNotice(ctx, tx, { userId, purpose: "mfa_disabled" });
    return cookie;
  };
  ctx.setCookie(
    await countingGuess(ctx, await codeGuard(ctx, userId), () => ctx.database.transaction(disable)),
  );
  return null;
}
