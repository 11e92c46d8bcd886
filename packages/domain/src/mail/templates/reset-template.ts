import { Failure } from "@foyer/contract/failures";
import type { ResetTemplate, Template } from "@foyer/contract/mail-templates";
import type { Context } from "../../context.ts";

export async function resetTemplate(_ctx: Context, _input: ResetTemplate): Promise<Template> {
  throw new Failure("unavailable");
}
