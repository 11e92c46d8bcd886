import type { Me } from "@foyer/contract/auth";
import { lacksMfa } from "../caller.ts";
import type { Context } from "../context.ts";
import { readOwnSpaces } from "../spaces/own-spaces.ts";
import { minimumLengthFor } from "./passwords.ts";

/** Who is asking, which organizations and spaces they may enter, and what the second factor asks of them first. */
export async function me(ctx: Context): Promise<Me> {
  const { caller, challenge } = ctx;
  if (!caller) return { user: null, mfa: challenge ? "code" : "nothing", organizations: [], spaces: [] };
  const { userId, email, name, mfaEnabled } = caller;
  const organizations = caller.memberships
    .filter((membership) => membership.active)
    .map((membership) => ({
      id: membership.organizationId,
      name: membership.organizationName,
      role: membership.role,
      mfaEnrolmentRequired: lacksMfa(caller, membership),
    }));
  return {
    user: { id: userId, email, name, mfaEnabled, minimumPasswordLength: minimumLengthFor(caller) },
    mfa: organizations.some(({ mfaEnrolmentRequired }) => mfaEnrolmentRequired) ? "enrolment" : "nothing",
    organizations,
    spaces: await readOwnSpaces(ctx.database.read, caller),
  };
}
