import type { InvitationPage, ListInvitations } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { pageOf, positionOf } from "../page.ts";
import { hostOf } from "./host-of.ts";
import { matching } from "./invitation-filters.ts";
import { invitationAnswer, selectInvitations } from "./read-invitations.ts";

/**
 * The invitations of an organization, or of one place in it, the newest first.
 * @throws Failure as `authorize`; `invalid_input` for the cursor
 */
export async function listInvitations(ctx: Context, input: ListInvitations): Promise<InvitationPage> {
  const host = await hostOf(ctx, input);
  const where = matching(input, positionOf(input.cursor));
  const rows = await selectInvitations(ctx.database.read, host, where, input.limit + 1);
  return pageOf(rows, input.limit, invitationAnswer, (row) => ({ at: row.createdAt, id: row.id }));
}
