import type { InvitationKind } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import type { InvitationPermission } from "@foyer/contract/permissions";
import { type Host, requireCaller } from "../authorize.ts";
import type { Context } from "../context.ts";
import type { Place } from "./targets/target.ts";
import { targets } from "./targets/targets.ts";

/** An invitation that is the caller's to manage: by what right, and where it leads. */
export type Managed = { readonly host: Host; readonly kind: InvitationKind; readonly place: Place };

/**
 * Proves that the caller may do something with an invitation, as its own door says who may.
 * @throws Failure as `authorize`; `not_found` also where there is no such invitation
 */
export async function authorizeForInvitation(
  ctx: Context,
  permission: InvitationPermission,
  invitationId: string,
): Promise<Managed> {
  requireCaller(ctx);
  const [invitation] = await ctx.database.read.$queryRaw<(Place & { kind: InvitationKind })[]>`
    SELECT i.kind::text, i.organization_id AS "organizationId", COALESCE(i.place_id, i.organization_id) AS "placeId"
    FROM invitations i WHERE i.id = ${invitationId}::uuid`;
  if (!invitation) throw new Failure("not_found");
  const { kind, ...place } = invitation;
  return { host: await targets[kind].authorize(ctx, permission, place.placeId), kind, place };
}
