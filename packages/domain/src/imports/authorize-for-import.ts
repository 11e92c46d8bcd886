import type { InvitationKind } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import type { InvitationPermission } from "@foyer/contract/permissions";
import { type Host, requireCaller } from "../authorize.ts";
import type { Context } from "../context.ts";
import { targets } from "../invitations/targets/targets.ts";

/**
 * Proves that the caller may do something with the invitations of an import, as the door says to which it leads.
 * @throws Failure as `authorize`; `not_found` also where there is no such import
 */
export async function authorizeForImport(
  ctx: Context,
  permission: InvitationPermission,
  importId: string,
): Promise<Host> {
  requireCaller(ctx);
  const [found] = await ctx.database.read.$queryRaw<{ kind: InvitationKind; placeId: string }[]>`
    SELECT m.kind::text, COALESCE(m.place_id, m.organization_id) AS "placeId" FROM imports m
    WHERE m.id = ${importId}::uuid AND m.status <> 'receiving'`;
  if (!found) throw new Failure("not_found");
  return targets[found.kind].authorize(ctx, permission, found.placeId);
}
