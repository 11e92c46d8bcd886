import { termsOf } from "@foyer/contract/doors";
import type { CreateInvitation, Invitation } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { requireListed } from "./go-on.ts";
import { issueInvitation } from "./issue-invitations.ts";
import { readInvitation } from "./read-invitations.ts";
import { requireGrant } from "./require-grant.ts";
import { requireMayReturn } from "./require-may-return.ts";
import { targets } from "./targets/targets.ts";

/**
 * Invites an address: the invitation, its e-mail job and its audit row exist together or not at all.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `invalid_input`, `already_member`,
 * `already_invited`, `address_suppressed`, `rate_limited`, `conflict` (there is nothing to invite to any more)
 */
export async function createInvitation(ctx: Context, input: CreateInvitation): Promise<Invitation> {
  const { target, ...invitation } = input;
  const { kind } = target;
  const terms = termsOf(target);
  const host = await targets[kind].authorize(ctx, "invitation.create", terms.placeId);
  requireGrant(host, terms.role);
  await requireListed(ctx, host, input.redirectTo);
  const { organizationId } = host;
  return ctx.database.transaction(async (tx) => {
    await requireMayReturn(tx, { kind, host, email: input.email });
    const id = await issueInvitation(ctx, tx, { ...invitation, ...terms, kind, organizationId });
    return readInvitation(tx, host, id);
  });
}
