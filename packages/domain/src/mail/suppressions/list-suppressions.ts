import { Failure } from "@foyer/contract/failures";
import type { ListSuppressions, SuppressionPage } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";

export async function listSuppressions(_ctx: Context, _input: ListSuppressions): Promise<SuppressionPage> {
  throw new Failure("unavailable");
}
