import type { MfaStatus } from "@foyer/contract/account";
import { requireSession } from "../../authorize.ts";
import { isMfaRequired } from "../../caller.ts";
import type { Context } from "../../context.ts";

/** Whether the caller has a second factor, since when, and whether they may turn it off. @throws Failure `unauthenticated` */
export async function mfaStatus(ctx: Context): Promise<MfaStatus> {
  const caller = requireSession(ctx);
  const { userId } = caller;
  const [totp, recoveryCodesLeft] = await Promise.all([
    ctx.database.read.totp.findUnique({ where: { userId }, select: { enabledAt: true } }),
    ctx.database.read.recoveryCode.count({ where: { userId, usedAt: null } }),
  ]);
  const enabledAt = totp?.enabledAt ?? null;
  return {
    enabled: enabledAt !== null,
    enabledAt: enabledAt?.toISOString() ?? null,
    recoveryCodesLeft,
    isRequired: isMfaRequired(caller),
  };
}
