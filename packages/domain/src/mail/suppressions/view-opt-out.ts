import { Failure } from "@foyer/contract/failures";
import type { ByOptOutToken, OptOut } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";

export async function viewOptOut(_ctx: Context, _input: ByOptOutToken): Promise<OptOut> {
  throw new Failure("unavailable");
}
