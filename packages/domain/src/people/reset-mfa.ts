import { Failure } from "@foyer/contract/failures";
import type { ByPerson } from "@foyer/contract/people";
import type { Context } from "../context.ts";

export async function resetMfa(_ctx: Context, _input: ByPerson): Promise<null> {
  throw new Failure("unavailable");
}
