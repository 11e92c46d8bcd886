import type { ChangePassword } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import { record } from "../audit/record.ts";
import { requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";
import { endResets } from "./end-resets.ts";
import { hashPassword, minimumLengthFor } from "./passwords.ts";
import { provePassword } from "./prove-password.ts";
import { queueAccountNotice } from "./queue-account-notice.ts";
import { renewSession } from "./renew-session.ts";

/**
 * Changes the caller's password. Whoever had the old one is out: all their other sessions end, and so do the links to reset
 * the password; the session that did it goes on under a new id.
 * @throws Failure `unauthenticated`, `forbidden` (an API key), `invalid_credentials`, `account_locked`, `weak_password`,
 * `conflict`
 */
export async function changePassword(ctx: Context, input: ChangePassword): Promise<null> {
  const caller = requireSession(ctx);
  const { userId, name, email, by } = caller;
  const proven = await provePassword(ctx, input.currentPassword);
  const organizations = caller.memberships.map(({ organizationName }) => organizationName);
  const password = await hashPassword(input.newPassword, {
    minimum: minimumLengthFor(caller),
    context: { name, email, organizations },
    path: "newPassword",
  });

  const cookie = await ctx.database.transaction(async (tx) => {
    // Only from the password that was proven: of two changes at once the second is told.
    const { count } = await tx.user.updateMany({
      where: { id: userId, passwordHash: proven.passwordHash },
      data: password,
    });
    if (count === 0) throw new Failure("conflict");
    const renewed = await renewSession(ctx, tx, { userId, by });
    await endResets(tx, userId);
    await record(ctx, tx, {
      act: "account.password_changed",
      organizationId: null,
      subject: { kind: "person", id: userId, label: email },
    });
    await queueAccountNotice(ctx, tx, { userId, purpose: "password_changed" });
    return renewed;
  });
  ctx.setCookie(cookie);
  return null;
}
