import { Failure } from "@foyer/contract/failures";
import type { InvitationStats, InvitationStatsInput } from "@foyer/contract/invitations";
import type { Context } from "../context.ts";

/** What came of invitations. */
export async function invitationStats(_ctx: Context, _input: InvitationStatsInput): Promise<InvitationStats> {
  throw new Failure("unavailable");
}
