import type { PasswordReset, ResetPassword } from "@foyer/contract/auth";
import type { Transaction } from "@foyer/db/database";
import { record } from "../audit/record.ts";
import type { Caller } from "../caller.ts";
import type { Context } from "../context.ts";
import { endResets } from "./end-resets.ts";
import { passwordGuard, passwordKey } from "./guards.ts";
import { knownDeviceCookie } from "./known-device.ts";
import { removeMfa } from "./mfa/remove-mfa.ts";
import { isOpenReset } from "./open-reset.ts";
import { hashPassword, type KeptPassword, minimumLengthFor } from "./passwords.ts";
import { proveMailbox } from "./prove-mailbox.ts";
import { queueAccountNotice } from "./queue-account-notice.ts";
import { type PersonColumns, person, personOf } from "./read-caller.ts";
import { linkHasEnded, readResetToken } from "./reset-link.ts";
import { endSessions } from "./sessions.ts";
import { forgive } from "./throttle.ts";

/**
 * Sets a new password by the link that was sent to the account's address, once: of any number of racing calls one wins. All
 * sessions and API keys end, and nobody is signed in by it: where a second factor is set up, it is asked for as ever. Only
 * one that was set up by whoever opened the account by a copied link goes, the first time that mail shows whose it is
 * (decision 0020).
 * @throws Failure `not_found` (the link has ended, or is none), `weak_password`, `unavailable`
 */
export async function resetPassword(ctx: Context, input: ResetPassword): Promise<PasswordReset> {
  const messageId = readResetToken(ctx.keys.passwordReset, input.token);
  // Looked at before any work is done for a stranger. The claim in the transaction is what decides.
  const { userId, name, email, isUnproven, ...standing } = await findOwner(ctx, messageId);
  const password = await hashPassword(input.password, {
    // A factor that is about to go is nothing for a short password to lean on.
    minimum: minimumLengthFor({ ...standing, mfaEnabled: standing.mfaEnabled && !isUnproven }),
    context: { name, email, organizations: standing.memberships.map((each) => each.organizationName) },
  });
  const guardHere = await passwordGuard(ctx, email);

  await ctx.database.transaction(async (tx) => {
    await claimReset(tx, messageId, password);
    await endResets(tx, userId);
    await endSessions(tx, userId);
    // Whoever has been in may have made one, to come back by.
    await tx.apiKey.deleteMany({ where: { userId } });
    if (await proveMailbox(tx, userId)) await dropForeignFactor(ctx, tx, { userId, email });
    await record(ctx, tx, {
      act: "account.password_reset",
      organizationId: null,
      subject: { kind: "person", id: userId, label: email },
      actorId: userId, // who reads the mail of this address
    });
    await queueAccountNotice(ctx, tx, { userId, purpose: "password_changed" });
    // Who has just chosen a password does not wait for having forgotten the last one.
    await forgive(tx, { key: passwordKey(email) });
    await forgive(tx, guardHere);
  });
  // The mailbox is proven: whoever guesses on from elsewhere must not keep its owner out of this browser.
  ctx.setCookie(knownDeviceCookie(ctx, userId));
  return { status: "password_reset" };
}

/** Whose link it is, and whether their account was opened without showing that mail reaches them. */
async function findOwner(
  ctx: Context,
  messageId: string,
): Promise<Omit<Caller, "by"> & { readonly isUnproven: boolean }> {
  const [row] = await ctx.database.read.$queryRaw<(PersonColumns & { isUnproven: boolean })[]>`
    SELECT ${person}, u.opened_by_copied_link AND u.address_proven_at IS NULL AS "isUnproven"
    FROM account_messages m JOIN users u ON u.id = m.user_id
    WHERE m.id = ${messageId}::uuid AND ${isOpenReset}`;
  if (!row) throw linkHasEnded();
  return { ...personOf(row), isUnproven: row.isUnproven };
}

/** Takes away the second factor that was set up by somebody of whom nothing shows that the address is theirs. */
async function dropForeignFactor(
  ctx: Context,
  tx: Transaction,
  { userId, email }: { readonly userId: string; readonly email: string },
): Promise<void> {
  if (!(await removeMfa(tx, userId))) return;
  await record(ctx, tx, {
    act: "account.mfa_disabled",
    organizationId: null,
    subject: { kind: "person", id: userId, label: email },
    actorId: userId,
    details: { reason: "opened_by_copied_link" },
  });
  await queueAccountNotice(ctx, tx, { userId, purpose: "mfa_disabled" });
}

/** Sets the password and uses the link up. @throws Failure as `linkHasEnded` where somebody else has, or time has run out */
async function claimReset(tx: Transaction, messageId: string, password: KeptPassword): Promise<void> {
  // The person first and the link then, in the order in which a change of the password locks them. Racing calls wait at
  // the person and still see the link open; the second statement sees what the first of them has done.
  const set = await tx.$executeRaw`
    UPDATE users u SET password_hash = ${password.passwordHash}, password_is_short = ${password.passwordIsShort}
    FROM account_messages m
    WHERE m.id = ${messageId}::uuid AND u.id = m.user_id AND ${isOpenReset}`;
  const used = await tx.$executeRaw`
    UPDATE account_messages SET ended_at = now()
    WHERE id = ${messageId}::uuid AND ended_at IS NULL AND expires_at > now()`;
  if (set === 0 || used === 0) throw linkHasEnded();
}
