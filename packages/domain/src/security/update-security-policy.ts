import { Failure } from "@foyer/contract/failures";
import type { SecurityPolicy, UpdateSecurityPolicy } from "@foyer/contract/security";
import type { Context } from "../context.ts";

export async function updateSecurityPolicy(
  _ctx: Context,
  _input: UpdateSecurityPolicy,
): Promise<SecurityPolicy> {
  throw new Failure("unavailable");
}
