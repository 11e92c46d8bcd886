import { Failure } from "@foyer/contract/failures";
import type { SetActive, SetActiveResult } from "@foyer/contract/people";
import type { Context } from "../context.ts";

export async function setActive(_ctx: Context, _input: SetActive): Promise<SetActiveResult> {
  throw new Failure("unavailable");
}
