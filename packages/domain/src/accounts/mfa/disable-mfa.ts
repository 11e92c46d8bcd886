import type { DisableMfa } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../../context.ts";

export async function disableMfa(_ctx: Context, _input: DisableMfa): Promise<null> {
  throw new Failure("unavailable");
}
