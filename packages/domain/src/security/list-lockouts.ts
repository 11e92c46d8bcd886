import { Failure } from "@foyer/contract/failures";
import type { ListLockouts, LockoutPage } from "@foyer/contract/security";
import type { Context } from "../context.ts";

export async function listLockouts(_ctx: Context, _input: ListLockouts): Promise<LockoutPage> {
  throw new Failure("unavailable");
}
