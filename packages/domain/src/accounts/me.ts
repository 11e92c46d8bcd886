import type { Me } from "@foyer/contract/auth";
import type { Context } from "../context.ts";

/** Who is asking, and which organizations they may enter. */
export function me({ caller }: Context): Me {
  if (!caller) return { user: null, organizations: [] };
  const organizations = caller.memberships
    .filter((membership) => membership.active)
    .map(({ organizationId, organizationName, role }) => ({
      id: organizationId,
      name: organizationName,
      role,
    }));
  return { user: { id: caller.userId, email: caller.email, name: caller.name }, organizations };
}
