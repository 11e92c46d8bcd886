import type { ResetTemplate, Template } from "@foyer/contract/mail-templates";
import { record } from "../../audit/record.ts";
import { authorize } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { organizationSubject } from "./organization-subject.ts";
import { templateAnswer } from "./template-answer.ts";

/**
 * Goes back to Foyer's own words. Where they are said already nothing happens.
 * @throws Failure as `authorize`
 */
export async function resetTemplate(ctx: Context, input: ResetTemplate): Promise<Template> {
  const tenant = authorize(ctx, "mail.update", input.organizationId);
  const { organizationId } = tenant;
  const { kind, language } = input;
  await ctx.database.transaction(async (tx) => {
    const { count } = await tx.mailTemplate.deleteMany({ where: { organizationId, kind, language } });
    if (count === 0) return;
    await record(ctx, tx, {
      act: "mail.template_reset",
      organizationId,
      subject: await organizationSubject(tx, tenant),
      details: { kind, language },
    });
  });
  return templateAnswer(input, null);
}
