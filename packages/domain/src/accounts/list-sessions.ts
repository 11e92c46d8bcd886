import type { ListSessions, SessionPage } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

export async function listSessions(_ctx: Context, _input: ListSessions): Promise<SessionPage> {
  throw new Failure("unavailable");
}
