import type { GetTemplate, Template } from "@foyer/contract/mail-templates";
import { authorize } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { findOwnTexts } from "./stored-texts.ts";
import { templateAnswer } from "./template-answer.ts";

/**
 * What an e-mail says, what Foyer would say, and what it knows.
 * @throws Failure as `authorize`
 */
export async function getTemplate(ctx: Context, input: GetTemplate): Promise<Template> {
  const tenant = authorize(ctx, "mail.view", input.organizationId);
  return templateAnswer(input, await findOwnTexts(ctx.database.read, tenant, input));
}
