import type { PasswordReset, ResetPassword } from "@foyer/contract/auth";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

export async function resetPassword(_ctx: Context, _input: ResetPassword): Promise<PasswordReset> {
  throw new Failure("unavailable");
}
