import type { VerifyMfa, VerifyMfaResult } from "@foyer/contract/auth";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

export async function verifyMfa(_ctx: Context, _input: VerifyMfa): Promise<VerifyMfaResult> {
  throw new Failure("unavailable");
}
