import { Failure } from "@foyer/contract/failures";
import type { Space, UpdateSpace } from "@foyer/contract/spaces";
import type { Context } from "../context.ts";

/** Renames a space. */
export async function updateSpace(_ctx: Context, _input: UpdateSpace): Promise<Space> {
  throw new Failure("unavailable");
}
