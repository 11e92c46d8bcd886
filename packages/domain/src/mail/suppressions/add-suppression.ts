import { Failure } from "@foyer/contract/failures";
import type { AddSuppression, Suppression } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";

export async function addSuppression(_ctx: Context, _input: AddSuppression): Promise<Suppression> {
  throw new Failure("unavailable");
}
