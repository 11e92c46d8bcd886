import { Failure } from "@foyer/contract/failures";
import type { Template, TemplateKind, TemplateTexts, UpdateTemplate } from "@foyer/contract/mail-templates";
import { record } from "../../audit/record.ts";
import { authorize } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { organizationSubject } from "./organization-subject.ts";
import { findOwnTexts } from "./stored-texts.ts";
import { templateAnswer } from "./template-answer.ts";

/**
 * Puts an e-mail into an organization's own words. Of two at once the last one stays.
 * @throws Failure as `authorize`; `invalid_input` with what is wrong in which text
 */
export async function updateTemplate(ctx: Context, input: UpdateTemplate): Promise<Template> {
  const tenant = authorize(ctx, "mail.update", input.organizationId);
  const { kind, language, texts } = input;
  await refuseProblems(kind, texts);
  const own = await ctx.database.transaction(async (tx) => {
    const { organizationId } = tenant;
    await tx.$executeRaw`
      INSERT INTO mail_templates (organization_id, kind, language, texts)
      VALUES (${organizationId}::uuid, ${kind}, ${language}::language, ${JSON.stringify(texts)}::jsonb)
      ON CONFLICT (organization_id, kind, language) DO UPDATE SET texts = EXCLUDED.texts, updated_at = now()`;
    await record(ctx, tx, {
      act: "mail.template_updated",
      organizationId,
      subject: await organizationSubject(tx, tenant),
      details: { kind, language },
    });
    return findOwnTexts(tx, tenant, input);
  });
  return templateAnswer(input, own);
}

/** @throws Failure `invalid_input` with what keeps the texts from being sent */
export async function refuseProblems(kind: TemplateKind, texts: TemplateTexts): Promise<void> {
  const { problemsOf } = await import("@foyer/emails/problems-of");
  const issues = problemsOf(kind, texts).map(({ path, message }) => ({ path: `texts.${path}`, message }));
  if (issues.length > 0) throw new Failure("invalid_input", { issues });
}
