import type { ByOptOutToken, OptOut } from "@foyer/contract/mail";
import type { Context } from "../../context.ts";
import { findByOptOutLink } from "./find-by-opt-out-link.ts";

/** Shows who would invite somebody no more, and whether they asked for that. Changes nothing. @throws Failure `invitation_not_found` */
export async function viewOptOut(ctx: Context, { token }: ByOptOutToken): Promise<OptOut> {
  return (await findByOptOutLink(ctx, token)).answer;
}
