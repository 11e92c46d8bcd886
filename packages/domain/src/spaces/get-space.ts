import type { BySpace, Space } from "@foyer/contract/spaces";
import { authorizeInSpace } from "../authorize.ts";
import type { Context } from "../context.ts";
import { readSpace } from "./read-spaces.ts";

/** One space. @throws Failure as `authorizeInSpace` */
export async function getSpace(ctx: Context, input: BySpace): Promise<Space> {
  return readSpace(ctx.database.read, await authorizeInSpace(ctx, "space.view", input.spaceId));
}
