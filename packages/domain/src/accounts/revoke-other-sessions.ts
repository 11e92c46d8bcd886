import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";

export async function revokeOtherSessions(_ctx: Context): Promise<null> {
  throw new Failure("unavailable");
}
