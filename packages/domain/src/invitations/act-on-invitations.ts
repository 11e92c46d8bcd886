import { Failure } from "@foyer/contract/failures";
import type { ActedOnInvitations, ActOnInvitations } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";

/** Acts on many invitations at once; a result for each. */
export async function actOnInvitations(_ctx: Context, _input: ActOnInvitations): Promise<ActedOnInvitations> {
  throw new Failure("unavailable");
}
