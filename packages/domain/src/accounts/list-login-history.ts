import type { ListLoginHistory, LoginHistoryPage } from "@foyer/contract/account";
import { requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";
import { readLoginHistory } from "./read-login-history.ts";

/** Every try to sign in to the caller's account, the newest first. @throws Failure `unauthenticated`, `forbidden` */
export async function listLoginHistory(ctx: Context, input: ListLoginHistory): Promise<LoginHistoryPage> {
  const { userId } = requireSession(ctx);
  return readLoginHistory(ctx, { userId, since: null, until: null }, input);
}
