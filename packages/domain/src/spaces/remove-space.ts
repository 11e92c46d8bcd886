import { Failure } from "@foyer/contract/failures";
import type { BySpace } from "@foyer/contract/spaces";
import type { Context } from "../context.ts";

/** Removes a space. */
export async function removeSpace(_ctx: Context, _input: BySpace): Promise<null> {
  throw new Failure("unavailable");
}
