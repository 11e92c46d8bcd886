import type { CreateInvitation, Invitation } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { issueInvitation } from "./issue-invitation.ts";
import { readInvitation } from "./read-invitations.ts";
import { targets } from "./targets/targets.ts";

/**
 * Invites an address: the invitation, its e-mail job and its audit row exist together or not at all.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `already_member`, `already_invited`
 */
export async function createInvitation(ctx: Context, input: CreateInvitation): Promise<Invitation> {
  const target = targets[input.target.kind];
  const tenant = target.authorize(ctx, input.target);
  return ctx.database.transaction(async (tx) => {
    await target.requireMayReturn(tx, tenant, input.email);
    const id = await issueInvitation(ctx, tx, input);
    return readInvitation(tx, tenant, id);
  });
}
