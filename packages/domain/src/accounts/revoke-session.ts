import type { RevokeSession } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

export async function revokeSession(_ctx: Context, _input: RevokeSession): Promise<null> {
  throw new Failure("unavailable");
}
