import type { SecondFactor } from "@foyer/contract/account";
import type { Transaction } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { knownDeviceCookie } from "./known-device.ts";
import { recordLoginAttempt } from "./login-attempts.ts";
import { endChallenge } from "./mfa-challenge.ts";

/** Somebody who has proven all that their account asks for. */
export type SignedIn = {
  readonly userId: string;
  readonly email: string;
  /** What stood beside the password; null: nothing. */
  readonly secondFactor: SecondFactor | null;
};

/**
 * Starts a full session under an id that nobody knew before, ends what this browser had, also half a one, and makes the browser a
 * known device. Answers the `Set-Cookie`s to send when the transaction has committed.
 */
export async function completeSignIn(
  ctx: Context,
  tx: Transaction,
  { userId, email, secondFactor }: SignedIn,
): Promise<string[]> {
  // Whoever signs in as somebody else must not leave the former session behind, which nobody would end.
  if (ctx.caller?.by.kind === "session") {
    await tx.session.deleteMany({ where: { id: ctx.caller.by.sessionId } });
  }
  const forgotten = ctx.challenge ? [await endChallenge(ctx, tx, ctx.challenge)] : [];
  const session = await ctx.sessions.start(userId, ctx.visitor, tx);
  await recordLoginAttempt(ctx, tx, { email, userId, outcome: "signed_in", secondFactor });
  return [session, knownDeviceCookie(ctx, userId), ...forgotten];
}
