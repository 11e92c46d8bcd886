import { Failure } from "@foyer/contract/failures";
import type { PreviewTemplate, TemplatePreview } from "@foyer/contract/mail-templates";
import type { Context } from "../../context.ts";

export async function previewTemplate(_ctx: Context, _input: PreviewTemplate): Promise<TemplatePreview> {
  throw new Failure("unavailable");
}
