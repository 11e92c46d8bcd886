import type { ListLoginHistory, LoginHistoryPage } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

export async function listLoginHistory(_ctx: Context, _input: ListLoginHistory): Promise<LoginHistoryPage> {
  throw new Failure("unavailable");
}
