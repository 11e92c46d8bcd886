import type { LoginHistoryPage } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { PersonLoginHistory } from "@foyer/contract/people";
import type { Context } from "../context.ts";

export async function listPersonLoginHistory(
  _ctx: Context,
  _input: PersonLoginHistory,
): Promise<LoginHistoryPage> {
  throw new Failure("unavailable");
}
