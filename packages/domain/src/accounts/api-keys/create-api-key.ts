import type { CreateApiKey, CreatedApiKey } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../../context.ts";

export async function createApiKey(_ctx: Context, _input: CreateApiKey): Promise<CreatedApiKey> {
  throw new Failure("unavailable");
}
