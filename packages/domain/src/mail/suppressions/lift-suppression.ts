import { Failure } from "@foyer/contract/failures";
import type { BySuppression } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";

export async function liftSuppression(_ctx: Context, _input: BySuppression): Promise<null> {
  throw new Failure("unavailable");
}
