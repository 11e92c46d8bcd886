import { Failure } from "@foyer/contract/failures";
import type { ListSpaces, SpacePage } from "@foyer/contract/spaces";
import type { Context } from "../context.ts";

/** The spaces of an organization that let the caller in, the newest first; all of them for those who manage it. */
export async function listSpaces(_ctx: Context, _input: ListSpaces): Promise<SpacePage> {
  throw new Failure("unavailable");
}
