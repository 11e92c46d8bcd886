import { Failure } from "@foyer/contract/failures";
import type { GetSecurityPolicy, SecurityPolicy } from "@foyer/contract/security";
import type { Context } from "../context.ts";

export async function getSecurityPolicy(_ctx: Context, _input: GetSecurityPolicy): Promise<SecurityPolicy> {
  throw new Failure("unavailable");
}
