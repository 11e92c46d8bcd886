import type { RecoveryCodes, RegenerateRecoveryCodes } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../../context.ts";

export async function regenerateRecoveryCodes(
  _ctx: Context,
  _input: RegenerateRecoveryCodes,
): Promise<RecoveryCodes> {
  throw new Failure("unavailable");
}
