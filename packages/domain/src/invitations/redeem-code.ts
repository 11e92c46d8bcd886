import { Failure } from "@foyer/contract/failures";
import type { RedeemCode, Redeemed } from "@foyer/contract/invitations";
import { requireCaller } from "../authorize.ts";
import type { Context } from "../context.ts";

/** Tells an application, in whose name an API key calls, who it is that has just accepted and come to it. */
export async function redeemCode(ctx: Context, _input: RedeemCode): Promise<Redeemed> {
  requireCaller(ctx);
  throw new Failure("unavailable");
}
