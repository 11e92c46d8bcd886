import type { InvitationKind } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import type { InvitationPermission } from "@foyer/contract/permissions";
import { type Host, requireCaller } from "../authorize.ts";
import type { Context } from "../context.ts";
import type { Refusals } from "./lifecycle.ts";
import type { Place } from "./targets/target.ts";
import { targets } from "./targets/targets.ts";

/** An invitation that is the caller's to manage: by what right, and where it leads. */
export type Managed = { readonly host: Host; readonly kind: InvitationKind; readonly place: Place };

/** Invitations to one place that are the caller's to manage. */
export type These = Managed & { readonly ids: readonly string[] };

/**
 * Proves that the caller may do something with an invitation, as its own door says who may.
 * @throws Failure as `authorize`; `not_found` also where there is no such invitation
 */
export async function authorizeForInvitation(
  ctx: Context,
  permission: InvitationPermission,
  invitationId: string,
): Promise<These> {
  const { those, refused } = await authorizeForInvitations(ctx, permission, [invitationId]);
  const [these] = those;
  if (these) return these;
  for (const failure of refused.values()) throw failure;
  throw new Failure("not_found");
}

/**
 * The same for many, each by itself: answers those that are the caller's, place by place, and of the others why not.
 * @throws Failure `unauthenticated`, `mfa_required`
 */
export async function authorizeForInvitations(
  ctx: Context,
  permission: InvitationPermission,
  invitationIds: readonly string[],
): Promise<{ readonly those: readonly These[]; readonly refused: Refusals }> {
  requireCaller(ctx);
  const ids = [...new Set(invitationIds.map((id) => id.toLowerCase()))];
  const found = await ctx.database.read.$queryRaw<(Place & { id: string; kind: InvitationKind })[]>`
    SELECT i.id, i.kind::text, i.organization_id AS "organizationId",
      COALESCE(i.place_id, i.organization_id) AS "placeId"
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS n(id, turn) JOIN invitations i ON i.id = n.id
    ORDER BY n.turn`;
  const known = new Set(found.map(({ id }) => id));
  const refused = new Map<string, Failure>();
  for (const id of ids) if (!known.has(id)) refused.set(id, new Failure("not_found"));

  const those: These[] = [];
  for (const group of Map.groupBy(found, ({ placeId }) => placeId).values()) {
    const [first] = group;
    if (!first) continue;
    const { kind, organizationId, placeId } = first;
    const theirs = group.map(({ id }) => id);
    try {
      const host = await targets[kind].authorize(ctx, permission, placeId);
      those.push({ host, kind, place: { organizationId, placeId }, ids: theirs });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      for (const id of theirs) refused.set(id, error);
    }
  }
  return { those, refused };
}
