import type { PasswordResetRequested, RequestPasswordReset } from "@foyer/contract/auth";
import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

export async function requestPasswordReset(
  _ctx: Context,
  _input: RequestPasswordReset,
): Promise<PasswordResetRequested> {
  throw new Failure("unavailable");
}
