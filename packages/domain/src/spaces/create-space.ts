import { Failure } from "@foyer/contract/failures";
import type { CreateSpace, Space } from "@foyer/contract/spaces";
import type { Context } from "../context.ts";

/** Makes a space, with the caller as its custodian. */
export async function createSpace(_ctx: Context, _input: CreateSpace): Promise<Space> {
  throw new Failure("unavailable");
}
