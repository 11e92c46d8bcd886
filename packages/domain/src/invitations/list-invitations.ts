import type { InvitationPage, ListInvitations } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";
import { pageOf, positionOf } from "../page.ts";
import { hostOf } from "./host-of.ts";
import { newestInvitations } from "./newest-invitations.ts";
import { invitationAnswer, selectInvitations } from "./read-invitations.ts";

/**
 * The invitations of an organization, or of one place in it, the newest first.
 * @throws Failure as `authorize`; `invalid_input` for the cursor
 */
export async function listInvitations(
  ctx: Context,
  { cursor, limit, ...filter }: ListInvitations,
): Promise<InvitationPage> {
  const host = await hostOf(ctx, filter);
  const wanted = { filter, after: positionOf(cursor), limit: limit + 1 };
  const rows = await selectInvitations(ctx.database.read, host, newestInvitations(host, wanted));
  return pageOf(rows, limit, invitationAnswer, (row) => ({ at: row.createdAt, id: row.id }));
}
