import { Failure } from "@foyer/contract/failures";
import type { BySpaceMember } from "@foyer/contract/spaces";
import type { Context } from "../context.ts";

/** Takes a member out of a space. */
export async function removeSpaceMember(_ctx: Context, _input: BySpaceMember): Promise<null> {
  throw new Failure("unavailable");
}
