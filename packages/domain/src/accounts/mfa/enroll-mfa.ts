import type { EnrollMfa, MfaEnrollment } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Transaction } from "@foyer/db/database";
import { generateSecret, generateURI } from "otplib";
import { toString as drawQrCode } from "qrcode";
import { record } from "../../audit/record.ts";
import { requireSession } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { seal } from "../../seal.ts";
import { countingGuess } from "../counting-guess.ts";
import { codeGuard } from "../guards.ts";
import { provePassword } from "../prove-password.ts";
import { proveSecondFactor, requireOne } from "./prove-second-factor.ts";

/**
 * Begins to set up an authenticator, with a new secret of 160 bits that counts for nothing until it is confirmed. Who has
 * one already moves to another device, and proves the old one too; it stays in force until then.
 * @throws Failure `unauthenticated`, `invalid_credentials`, `account_locked`, `conflict`; with a second factor in force
 * `invalid_input`, `invalid_code`
 */
export async function enrollMfa(ctx: Context, { password, ...proof }: EnrollMfa): Promise<MfaEnrollment> {
  const { userId, email, mfaEnabled } = requireSession(ctx);
  if (mfaEnabled) requireOne(proof);
  await provePassword(ctx, password);
  const secret = generateSecret();

  const begin = async (tx: Transaction) => {
    if (mfaEnabled) await proveSecondFactor(ctx, tx, { userId, ...proof });
    await keepPending(ctx, tx, { userId, secret, mfaEnabled });
    await record(ctx, tx, {
      act: "account.mfa_enrolment_started",
      organizationId: null,
      subject: { kind: "person", id: userId, label: email },
    });
  };
  const run = () => ctx.database.transaction(begin);
  await (mfaEnabled ? countingGuess(ctx, await codeGuard(ctx, userId), run) : run());

  const otpauthUri = generateURI({ issuer: new URL(ctx.publicUrl).hostname, label: email, secret });
  return {
    otpauthUri,
    qrCodeSvg: await drawQrCode(otpauthUri, { type: "svg" }),
    manualEntryKey: secret,
  };
}

async function keepPending(
  { keys }: Context,
  tx: Transaction,
  pending: { readonly userId: string; readonly secret: string; readonly mfaEnabled: boolean },
): Promise<void> {
  const { userId, secret, mfaEnabled } = pending;
  // Somebody who had none when they asked may have one now, which they have not proven.
  const kept = await tx.$executeRaw`
    INSERT INTO totp AS known (user_id, pending_secret, pending_since)
    VALUES (${userId}::uuid, ${seal(keys.sealing, secret, userId)}, now())
    ON CONFLICT (user_id) DO UPDATE SET
      pending_secret = excluded.pending_secret, pending_since = excluded.pending_since
      WHERE known.enabled_at IS NULL OR ${mfaEnabled}`;
  if (kept === 0) throw new Failure("conflict");
}
