import { createHash } from "node:crypto";
import type { LoginOutcome, SecondFactor } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import { record } from "../audit/record.ts";
import type { Context, Services } from "../context.ts";
import { removeInChunks } from "../remove-in-chunks.ts";
import type { Guard } from "./throttle.ts";

/** A try to sign in, and what became of it. */
export type Attempt = {
  /** As it was typed. */
  readonly email: string;
  /** Null: nobody here has this address. */
  readonly userId: string | null;
  readonly outcome: LoginOutcome;
  readonly secondFactor?: SecondFactor | null;
};

/** Keeps a try to sign in for the login history; one that was refused also for the audit. */
export async function recordLoginAttempt(ctx: Context, tx: Transaction, attempt: Attempt): Promise<void> {
  const { email, userId, outcome, secondFactor = null } = attempt;
  const { ip, userAgent } = ctx.visitor;
  await tx.loginAttempt.create({
    data: { email, userId, outcome, secondFactor, ip, userAgent },
    select: { id: true },
  });
  if (outcome === "signed_in" || outcome === "mfa_required") return;
  // Nobody's doing, whoever else may be signed in in this browser: who it was is what could not be proven.
  await record({ ...ctx, caller: null }, tx, {
    act: "sign_in.refused",
    organizationId: null,
    subject: { kind: "person", id: userId, label: email },
    details: { outcome },
  });
}

/**
 * The same for a try that a guard has refused unseen: nothing else limits those, and the audit forgets nothing, so of one
 * guard thirty an hour are kept. Never call it inside a transaction.
 */
export async function recordThrottled(
  ctx: Context,
  guard: Guard,
  { email }: Pick<Attempt, "email">,
): Promise<void> {
  try {
    // The key may be longer than a bucket takes.
    await ctx.limits.take("throttled_attempt", createHash("sha256").update(guard.key).digest("base64url"));
  } catch (error) {
    if (error instanceof Failure && error.reason === "rate_limited") return;
    throw error;
  }
  await ctx.database.transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { email }, select: { id: true } });
    await recordLoginAttempt(ctx, tx, { email, userId: user?.id ?? null, outcome: "throttled" });
  });
}

/** Removes tries that are older than 90 days, and says how many. Those that were refused stay in the audit. */
export async function removeOldAttempts({ database }: Services): Promise<number> {
  return removeInChunks(
    (most) => database.read.$executeRaw`
      DELETE FROM login_attempts WHERE id IN (
        SELECT id FROM login_attempts WHERE at < now() - interval '90 days' ORDER BY at LIMIT ${most})`,
  );
}
