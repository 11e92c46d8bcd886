import { Failure } from "@foyer/contract/failures";
import type { CreatedInvitations, CreateInvitations } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";

/** Invites many addresses at once: a result for each. */
export async function createInvitations(
  _ctx: Context,
  _input: CreateInvitations,
): Promise<CreatedInvitations> {
  throw new Failure("unavailable");
}
