import type { Failure } from "@foyer/contract/failures";
import { type ActedOnInvitations, type ActOnInvitations, mostAtOnce } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { pageOf, positionOf } from "../page.ts";
import { actOnThese } from "./act-on-these.ts";
import { authorizeForInvitations } from "./authorize-for-invitation.ts";
import { hostOf } from "./host-of.ts";
import type { InvitationFilter } from "./invitation-filters.ts";
import type { Refusals } from "./lifecycle.ts";
import { newestInvitations } from "./newest-invitations.ts";

/**
 * Does the same with many invitations: those that are named, each once, or the next 1,000 that match a filter. Each has a
 * result of its own, and what can't be done with one is done with the others. What leads to one place is changed in one
 * transaction: if the database fails in the middle, the places before are done, and the call says `unavailable`.
 * @throws Failure `unauthenticated`, `mfa_required`; for a filter as `hostOf`, and `invalid_input` for the cursor
 */
export async function actOnInvitations(
  ctx: Context,
  { action, ...which }: ActOnInvitations,
): Promise<ActedOnInvitations> {
  const { ids, nextCursor } = await named(ctx, which);
  const { those, refused } = await authorizeForInvitations(ctx, `invitation.${action}`, ids);
  const refusals = new Map<string, Told>(refused);
  for (const these of those) {
    const refusedHere = await actOnThese(ctx, { ...these, action }, async (_, refusedHere) =>
      told(refusedHere),
    );
    for (const [id, refusal] of refusedHere) refusals.set(id, refusal);
  }
  const results = ids.map((invitationId) => {
    const { reason = null, message = null } = refusals.get(invitationId) ?? {};
    return { invitationId, reason, message };
  });
  return { results, nextCursor };
}

type Told = Pick<Failure, "reason" | "message">;

/** Plain, so that it is still the same after a crash. */
function told(refused: Refusals): ReadonlyMap<string, Told> {
  return new Map([...refused].map(([id, { reason, message }]) => [id, { reason, message }]));
}

type Named = { readonly ids: readonly string[]; readonly nextCursor: string | null };

async function named(
  ctx: Context,
  { invitationIds = [], filter, cursor }: Omit<ActOnInvitations, "action">,
): Promise<Named> {
  if (filter) return thoseMatching(ctx, filter, cursor);
  return { ids: [...new Set(invitationIds.map((id) => id.toLowerCase()))], nextCursor: null };
}

/** The newest first, so that what is made while the pages are gone through is on none of them. */
async function thoseMatching(
  ctx: Context,
  filter: InvitationFilter & { readonly organizationId: string },
  cursor: string | undefined,
): Promise<Named> {
  const host = await hostOf(ctx, filter);
  const { page, planned } = newestInvitations(host, {
    filter,
    after: positionOf(cursor),
    limit: mostAtOnce + 1,
  });
  // A look, and yet a transaction: a call that is taken up again after a crash goes on with the same ones.
  const rows = await ctx.database.transaction(
    (tx) => tx.$queryRaw<{ id: string; createdAt: Date }[]>`${planned}
      SELECT p.id, p.created_at AS "createdAt" FROM (${page}) p ORDER BY p.created_at DESC, p.id DESC`,
  );
  const { items, nextCursor } = pageOf(
    rows,
    mostAtOnce,
    ({ id }) => id,
    ({ id, createdAt }) => ({ at: createdAt, id }),
  );
  return { ids: items, nextCursor };
}
