import type { ConfirmMfa, RecoveryCodes } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../../context.ts";

export async function confirmMfa(_ctx: Context, _input: ConfirmMfa): Promise<RecoveryCodes> {
  throw new Failure("unavailable");
}
