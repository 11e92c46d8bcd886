import type { RevokeApiKey } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../../context.ts";

export async function revokeApiKey(_ctx: Context, _input: RevokeApiKey): Promise<null> {
  throw new Failure("unavailable");
}
