import { Failure } from "@foyer/contract/failures";
import type { GetTemplate, Template } from "@foyer/contract/mail-templates";
import type { Context } from "../../context.ts";

export async function getTemplate(_ctx: Context, _input: GetTemplate): Promise<Template> {
  throw new Failure("unavailable");
}
