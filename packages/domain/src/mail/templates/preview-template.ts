import type { PreviewTemplate, TemplatePreview } from "@foyer/contract/mail-templates";
import { authorize } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { stylesOf } from "./styles-of.ts";
import { refuseProblems } from "./update-template.ts";

/**
 * An e-mail with sample data, as it would arrive: in the texts and the colour that are given, or in those that hold.
 * @throws Failure as `authorize`; `invalid_input` with what is wrong in which text
 */
export async function previewTemplate(ctx: Context, input: PreviewTemplate): Promise<TemplatePreview> {
  const { organizationId } = authorize(ctx, "mail.view", input.organizationId);
  const { kind, language, texts, color, values } = input;
  if (texts) await refuseProblems(kind, texts);
  const styleOf = await stylesOf(ctx, [organizationId]);
  const style = styleOf({ organizationId, kind, language });
  const { name } = await ctx.database.read.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true },
  });
  const preview = await loaded();
  const look = {
    ...style,
    ...(texts && { texts }),
    ...(color !== undefined && { brand: { logoUrl: style.brand?.logoUrl ?? null, color } }),
  };
  return preview(kind, name, look, values);
}

type Preview = Awaited<ReturnType<typeof import("@foyer/emails/preview")["compilePreview"]>>;
let loading: Promise<Preview> | undefined;

/** Takes a fraction of a second and some megabytes, so not before somebody asks. */
function loaded(): Promise<Preview> {
  loading ??= import("@foyer/emails/preview").then(({ compilePreview }) => compilePreview());
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}
