import type { SecondFactor } from "@foyer/contract/account";
import { Failure, invalidInput } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import { record } from "../../audit/record.ts";
import type { Context } from "../../context.ts";
import { unseal } from "../../seal.ts";
import { queueAccountNotice } from "../queue-account-notice.ts";
import { claimRecoveryCode } from "./recovery-codes.ts";
import { stepOf } from "./totp.ts";

/** One of the two: what the authenticator shows, or a recovery code. */
export type Proof = { readonly code?: string | undefined; readonly recoveryCode?: string | undefined };

/** @throws Failure `invalid_input` unless it is the one or the other */
export function requireOne({ code, recoveryCode }: Proof): void {
  if ((code === undefined) === (recoveryCode === undefined)) {
    throw invalidInput("code", "Either a code or a recovery code.");
  }
}

/**
 * Proves somebody's second factor, and uses the proof up: a code works once, and after it none of an earlier time step
 * (RFC 6238 §5.2); a recovery code works once, and its owner is told. Guesses must be counted before, by `codeGuard`: what
 * is counted in `tx` is forgotten when it fails.
 * @throws Failure `invalid_code`, `invalid_input` (neither, or both)
 */
export async function proveSecondFactor(
  ctx: Context,
  tx: Transaction,
  { userId, ...proof }: Proof & { readonly userId: string },
): Promise<SecondFactor> {
  requireOne(proof);
  const { code, recoveryCode = "" } = proof;
  const isRight =
    code === undefined
      ? await useRecoveryCode(ctx, tx, { userId, recoveryCode })
      : await useCode(ctx, tx, { userId, code });
  if (!isRight) throw new Failure("invalid_code");
  return code === undefined ? "recovery_code" : "totp";
}

async function useCode(
  { keys }: Context,
  tx: Transaction,
  { userId, code }: { readonly userId: string; readonly code: string },
): Promise<boolean> {
  // Held, so that no code passes of a device that was replaced a moment ago, and keys may be rotated meanwhile.
  const [totp] = await tx.$queryRaw<{ sealedSecret: string }[]>`
    SELECT sealed_secret AS "sealedSecret" FROM totp
    WHERE user_id = ${userId}::uuid AND enabled_at IS NOT NULL AND sealed_secret IS NOT NULL
    FOR NO KEY UPDATE`;
  if (!totp) return false;
  const step = await stepOf(tx, unseal(keys.sealing, totp.sealedSecret, userId), code);
  if (step === null) return false;
  // The replay: of any number of tries at once one moves the step on, and the others find it moved.
  const claimed = await tx.$executeRaw`
    UPDATE totp SET last_step = ${step}::bigint
    WHERE user_id = ${userId}::uuid AND (last_step IS NULL OR last_step < ${step}::bigint)`;
  return claimed === 1;
}

async function useRecoveryCode(
  ctx: Context,
  tx: Transaction,
  { userId, recoveryCode }: { readonly userId: string; readonly recoveryCode: string },
): Promise<boolean> {
  if (!(await claimRecoveryCode(tx, userId, recoveryCode))) return false;
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  await record(ctx, tx, {
    act: "account.recovery_code_used",
    organizationId: null,
    subject: { kind: "person", id: userId, label: email },
    actorId: userId,
  });
  await queueAccountNotice(ctx, tx, { userId, purpose: "recovery_code_used" });
  return true;
}
