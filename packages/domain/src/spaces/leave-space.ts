import { Failure } from "@foyer/contract/failures";
import type { BySpace } from "@foyer/contract/spaces";
import type { Context } from "../context.ts";

/** Takes the caller out of a space. */
export async function leaveSpace(_ctx: Context, _input: BySpace): Promise<null> {
  throw new Failure("unavailable");
}
