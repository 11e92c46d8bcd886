import { Failure } from "@foyer/contract/failures";
import type { ListSpaceMembers, SpaceMemberPage } from "@foyer/contract/spaces";
import type { Context } from "../context.ts";

/** The members of a space. */
export async function listSpaceMembers(_ctx: Context, _input: ListSpaceMembers): Promise<SpaceMemberPage> {
  throw new Failure("unavailable");
}
