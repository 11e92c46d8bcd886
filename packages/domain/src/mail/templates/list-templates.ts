import { Failure } from "@foyer/contract/failures";
import type { ListTemplates, TemplateList } from "@foyer/contract/mail-templates";
import type { Context } from "../../context.ts";

export async function listTemplates(_ctx: Context, _input: ListTemplates): Promise<TemplateList> {
  throw new Failure("unavailable");
}
