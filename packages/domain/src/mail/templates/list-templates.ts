import { languages } from "@foyer/contract/languages";
import { type ListTemplates, type TemplateList, templateKinds } from "@foyer/contract/mail-templates";
import { authorize } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { textsIn } from "./stored-texts.ts";

/**
 * Every e-mail in every language, and which of them the organization has put into its own words.
 * @throws Failure as `authorize`
 */
export async function listTemplates(ctx: Context, input: ListTemplates): Promise<TemplateList> {
  const { organizationId } = authorize(ctx, "mail.view", input.organizationId);
  const rows = await ctx.database.read.mailTemplate.findMany({ where: { organizationId } });
  const { wordingIn } = await import("@foyer/emails/texts/texts");
  return {
    items: templateKinds.flatMap((kind) =>
      languages.map((language) => {
        const row = rows.find((each) => each.kind === kind && each.language === language);
        const own = row && textsIn(row.texts);
        return {
          kind,
          language,
          subject: (own ?? wordingIn(language).emails[kind]).subject,
          isCustom: Boolean(own),
          updatedAt: own ? row.updatedAt.toISOString() : null,
        };
      }),
    ),
  };
}
