import { Failure } from "@foyer/contract/failures";
import type { SetSpaceRole, SpaceMember } from "@foyer/contract/spaces";
import type { Context } from "../context.ts";

/** Changes the role of a member. */
export async function setSpaceRole(_ctx: Context, _input: SetSpaceRole): Promise<SpaceMember> {
  throw new Failure("unavailable");
}
