import type { LoginOutcome } from "@foyer/contract/account";
import type { SignIn, SignInResult } from "@foyer/contract/auth";
import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { mayEnter } from "../organizations/memberships.ts";
import { completeSignIn } from "./complete-sign-in.ts";
import { type SignInGuards, signInGuards } from "./guards.ts";
import { inLine } from "./in-line.ts";
import { recordLoginAttempt, recordThrottled } from "./login-attempts.ts";
import { startChallenge } from "./mfa-challenge.ts";
import { passwordMatches } from "./passwords.ts";
import { signOut } from "./sign-out.ts";
import { claimTry, forgive, type Guard, giveBack } from "./throttle.ts";

/** Whom an address belongs to. */
type Account = { readonly id: string; readonly passwordHash: string | null };

type Tried = { readonly account: Account | null; readonly isRight: boolean };

type Ending = { readonly outcome: LoginOutcome; readonly cookies: readonly string[] };

/**
 * Starts a session, with an id that nobody knew before, or half of one where a second factor is asked for. An unknown
 * address and a wrong password are the same to the caller, to the clock, and in what is written down.
 * @throws Failure `invalid_credentials`; `account_locked` (too many have failed); `account_disabled` (the password was
 * right, and no organization lets this person in)
 */
export async function signIn(ctx: Context, input: SignIn): Promise<SignInResult> {
  const guards = await signInGuards(ctx, input.email);
  const { outcome, cookies } = await inLine(guards.password.key, async () => {
    const tried = await tryPassword(ctx, guards, input);
    return ctx.database.transaction((tx) => enter(ctx, tx, { ...tried, email: input.email, guards }));
  });

  // Or it would go on as whoever it was before, and never come to the code.
  if (outcome === "mfa_required" && ctx.caller) await signOut(ctx);
  for (const cookie of cookies) ctx.setCookie(cookie);
  if (outcome === "signed_in" || outcome === "mfa_required") return { status: outcome };
  throw new Failure(outcome === "account_disabled" ? outcome : "invalid_credentials");
}

/** @throws Failure `account_locked`; then none of them counts */
async function claimTries(
  ctx: Context,
  { address, password }: SignInGuards,
  email: string,
): Promise<readonly Guard[]> {
  const claimed: Guard[] = [];
  for (const guard of address ? [address, password] : [password]) {
    try {
      await claimTry(ctx.database.read, guard);
    } catch (refusal) {
      for (const each of claimed) await giveBack(ctx.database.read, each);
      if (refusal instanceof Failure) await recordThrottled(ctx, guard, { email });
      throw refusal;
    }
    claimed.push(guard);
  }
  return claimed;
}

/**
 * Whether the password is right that somebody gives for an address. The try is counted before. If it was right, or could not be
 * looked at, the try is given back at once and by itself: what comes of it may still be undone, by trouble of ours or because the same call was answered by
 * another server, and is then no failure of theirs.
 * @throws Failure `account_locked`
 */
async function tryPassword(ctx: Context, guards: SignInGuards, { email, password }: SignIn): Promise<Tried> {
  const { read } = ctx.database;
  const claimed = await claimTries(ctx, guards, email);
  let isWrong = false;
  try {
    const account = await read.user.findUnique({
      where: { email },
      select: { id: true, passwordHash: true },
    });
    const isRight = await passwordMatches(account?.passwordHash ?? null, password);
    isWrong = !isRight;
    return { account, isRight };
  } finally {
    if (!isWrong) await Promise.allSettled(claimed.map((guard) => giveBack(read, guard)));
  }
}

async function enter(
  ctx: Context,
  tx: Transaction,
  { account, isRight, email, guards }: Tried & { readonly email: string; readonly guards: SignInGuards },
): Promise<Ending> {
  const outcome = account && isRight ? await outcomeFor(tx, account) : "wrong_password";
  // Of the address nothing is forgiven: whoever guesses other people's passwords may have an account.
  if (outcome !== "wrong_password") await forgive(tx, guards.password);
  if (account && outcome === "signed_in") {
    const signedIn = { userId: account.id, email, secondFactor: null };
    return { outcome, cookies: await completeSignIn(ctx, tx, signedIn) };
  }
  await recordLoginAttempt(ctx, tx, { email, userId: account?.id ?? null, outcome });
  const cookies = account && outcome === "mfa_required" ? [await startChallenge(ctx, tx, account.id)] : [];
  return { outcome, cookies };
}

/** What a right password leads to, in the transaction that lets in. */
async function outcomeFor(tx: Transaction, { id, passwordHash }: Account): Promise<LoginOutcome> {
  // Checking took a while. Whoever has changed the password since must not find a session of the old one: the lock makes
  // the two take turns.
  const proven = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM users WHERE id = ${id}::uuid AND password_hash = ${passwordHash} FOR SHARE`;
  if (proven.length === 0) return "wrong_password";
  // Whoever was in, and is let in nowhere any more, may still come to accept an invitation.
  const [standing] = await tx.$queryRaw<{ isDisabled: boolean; mfaEnabled: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM totp t WHERE t.user_id = u.id AND t.enabled_at IS NOT NULL) AS "mfaEnabled",
      EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id AND m.joined_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id AND ${mayEnter})
        AND NOT EXISTS (
          SELECT 1 FROM organizations o JOIN invitations i ON i.organization_id = o.id AND i.email = u.email
          WHERE i.status = 'pending' AND i.expires_at > now()) AS "isDisabled"
    FROM users u WHERE u.id = ${id}::uuid`;
  if (standing?.isDisabled) return "account_disabled";
  return standing?.mfaEnabled ? "mfa_required" : "signed_in";
}
