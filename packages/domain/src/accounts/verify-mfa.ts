import type { VerifyMfa, VerifyMfaResult } from "@foyer/contract/auth";
import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import type { MfaChallenge } from "../caller.ts";
import type { Context } from "../context.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import { countingGuess } from "./counting-guess.ts";
import { codeGuard } from "./guards.ts";
import { recordLoginAttempt, recordThrottled } from "./login-attempts.ts";
import { proveSecondFactor } from "./mfa/prove-second-factor.ts";
import { claimChallenge } from "./mfa-challenge.ts";
import type { Guard } from "./throttle.ts";

/**
 * Makes a whole session of a half one, once. Guesses are counted for the account, not for the half session: somebody who
 * knows the password and begins anew each time has no more of them.
 * @throws Failure `unauthenticated` (no half session, or it has ended), `conflict` (signed in already), `invalid_code`,
 * `account_locked`
 */
export async function verifyMfa(ctx: Context, input: VerifyMfa): Promise<VerifyMfaResult> {
  const challenge = requireChallenge(ctx);
  const { userId } = challenge;
  const { email } = await ctx.database.read.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true },
  });

  const complete = async (tx: Transaction) => {
    // Whoever changes the password waits here, and finds the new session when it ends them all; or has been faster, and
    // the half session is gone.
    await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR SHARE`;
    if (!(await claimChallenge(tx, challenge))) throw new Failure("unauthenticated");
    const secondFactor = await proveSecondFactor(ctx, tx, { userId, ...input });
    return completeSignIn(ctx, tx, { userId, email, secondFactor });
  };
  const guard = await codeGuard(ctx, userId);
  const cookies = await countingGuess(ctx, guard, () => ctx.database.transaction(complete)).catch(
    async (error) => {
      await recordRefusal(ctx, error, { userId, email, guard });
      throw error;
    },
  );
  for (const cookie of cookies) ctx.setCookie(cookie);
  return { status: "signed_in" };
}

function requireChallenge({ challenge, caller }: Context): MfaChallenge {
  if (caller) throw new Failure("conflict", { message: "You are signed in already." });
  if (challenge) return challenge;
  throw new Failure("unauthenticated", { message: "Sign in with your password first." });
}

/** Writes a refused try down, by itself: the transaction that refused it is gone. */
async function recordRefusal(
  ctx: Context,
  error: unknown,
  { guard, ...account }: { readonly userId: string; readonly email: string; readonly guard: Guard },
): Promise<void> {
  const reason = error instanceof Failure ? error.reason : null;
  if (reason === "account_locked") await recordThrottled(ctx, guard, account);
  if (reason !== "invalid_code") return;
  await ctx.database.transaction((tx) => recordLoginAttempt(ctx, tx, { ...account, outcome: "wrong_code" }));
}
