import { Failure } from "@foyer/contract/failures";
import type { LiftLockout } from "@foyer/contract/security";
import type { Context } from "../context.ts";

export async function liftLockout(_ctx: Context, _input: LiftLockout): Promise<null> {
  throw new Failure("unavailable");
}
