import type { MfaStatus } from "@foyer/contract/account";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../../context.ts";

export async function mfaStatus(_ctx: Context): Promise<MfaStatus> {
  throw new Failure("unavailable");
}
