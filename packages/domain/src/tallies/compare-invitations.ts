import { Failure } from "@foyer/contract/failures";
import type { CompareInvitations, ComparisonPage } from "@foyer/contract/statistics";
import type { Context } from "../context.ts";

/** What came of invitations, side by side. */
export async function compareInvitations(_ctx: Context, _input: CompareInvitations): Promise<ComparisonPage> {
  throw new Failure("unavailable");
}
