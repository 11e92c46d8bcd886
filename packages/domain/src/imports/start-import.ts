import { Failure } from "@foyer/contract/failures";
import type { StartedImport, StartImport } from "@foyer/contract/imports";
import type { Context } from "../context.ts";

/** Invites the people of a file, as far as they can be. */
export async function startImport(_ctx: Context, _input: StartImport): Promise<StartedImport> {
  throw new Failure("unavailable");
}
