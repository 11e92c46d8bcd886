import type { SecurityPolicy, UpdateSecurityPolicy } from "@foyer/contract/security";
import { authorize, requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";
import { changeSecurityPolicy } from "./security-policy.ts";

/**
 * Changes what is named of the policy and leaves the rest. Who asks everybody for a second factor and has none is led to
 * one next, like everybody.
 * @throws Failure as `requireSession` and `authorize`; `invalid_input` where the whole would contradict itself
 */
export async function updateSecurityPolicy(
  ctx: Context,
  input: UpdateSecurityPolicy,
): Promise<SecurityPolicy> {
  requireSession(ctx);
  const { organizationId, ...wish } = input;
  const tenant = authorize(ctx, "security.update", organizationId);
  return ctx.database.transaction((tx) => changeSecurityPolicy(ctx, tx, { tenant, wish }));
}
