import { Failure } from "@foyer/contract/failures";
import type { BySpace, Space } from "@foyer/contract/spaces";
import type { Context } from "../context.ts";

/** One space. */
export async function getSpace(_ctx: Context, _input: BySpace): Promise<Space> {
  throw new Failure("unavailable");
}
