import { Failure } from "@foyer/contract/failures";
import type { ListOwnInvitations, OwnInvitationPage } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";

/** Everything that waits for the caller's own answer. */
export async function listOwnInvitations(
  _ctx: Context,
  _input: ListOwnInvitations,
): Promise<OwnInvitationPage> {
  throw new Failure("unavailable");
}
