import type { ChangePassword } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import { record } from "../audit/record.ts";
import { requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";
import { hashPassword, passwordMatches } from "./passwords.ts";

/**
 * Changes the caller's password and ends all their other sessions: whoever had the old one is out.
 * @throws Failure `unauthenticated`, `invalid_credentials`, `weak_password`, `conflict`
 */
export async function changePassword(ctx: Context, input: ChangePassword): Promise<null> {
  const { userId, email, by } = requireSession(ctx);
  const { passwordHash } = await ctx.database.read.user.findUniqueOrThrow({
    where: { id: userId },
    select: { passwordHash: true },
  });
  if (!(await passwordMatches(passwordHash, input.currentPassword))) throw new Failure("invalid_credentials");
  const changed = await hashPassword(input.newPassword);

  await ctx.database.transaction(async (tx) => {
    // Only from the password that was proven: of two changes at once the second is told.
    const { count } = await tx.user.updateMany({
      where: { id: userId, passwordHash },
      data: { passwordHash: changed },
    });
    if (count === 0) throw new Failure("conflict");
    await tx.session.deleteMany({ where: { userId, id: { not: by.sessionId } } });
    await record(ctx, tx, {
      act: "account.password_changed",
      organizationId: null,
      subject: { kind: "person", id: userId, label: email },
    });
  });
  return null;
}
