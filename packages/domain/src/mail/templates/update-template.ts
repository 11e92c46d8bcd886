import { Failure } from "@foyer/contract/failures";
import type { Template, UpdateTemplate } from "@foyer/contract/mail-templates";
import type { Context } from "../../context.ts";

export async function updateTemplate(_ctx: Context, _input: UpdateTemplate): Promise<Template> {
  throw new Failure("unavailable");
}
