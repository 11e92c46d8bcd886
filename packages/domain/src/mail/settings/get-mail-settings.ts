import type { GetMailSettings, MailSettings } from "@foyer/contract/mail";
import { authorize } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { mailSettingsAnswer } from "./mail-settings-answer.ts";
import { emptyRow } from "./stored-settings.ts";

/** By which way an organization's e-mail leaves, without any secret. @throws Failure as `authorize` */
export async function getMailSettings(ctx: Context, input: GetMailSettings): Promise<MailSettings> {
  const { organizationId } = authorize(ctx, "mail.view", input.organizationId);
  const row = await ctx.database.read.mailSettings.findUnique({ where: { organizationId } });
  return mailSettingsAnswer(ctx, row ?? { ...emptyRow(organizationId), updatedAt: null });
}
