import type { ApiKeyPage, ListApiKeys } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../../context.ts";

export async function listApiKeys(_ctx: Context, _input: ListApiKeys): Promise<ApiKeyPage> {
  throw new Failure("unavailable");
}
