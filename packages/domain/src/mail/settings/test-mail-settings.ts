import type { MailTest, TestMailSettings } from "@foyer/contract/mail";
import type { ProviderSettings } from "@foyer/mailer/provider-settings";
import { authorize, requireSession } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import { SealError } from "../../seal.ts";
import { adviceOn } from "./advice-on.ts";
import { providerSettingsOf } from "./provider-settings-of.ts";
import { senderOf } from "./sender-of.ts";
import { emptyRow, type SettingsRow } from "./stored-settings.ts";

/**
 * Sends a message to the caller's own address by the settings as they are saved, and tells what the provider says. By no API
 * key, as with the settings themselves; ten times in ten minutes for an organization, and thirty times a day for a person.
 * @throws Failure as `requireSession` and `authorize`; `rate_limited`
 */
export async function testMailSettings(ctx: Context, input: TestMailSettings): Promise<MailTest> {
  requireSession(ctx);
  const { organizationId, caller } = authorize(ctx, "mail.update", input.organizationId);
  await ctx.limits.take("mail_test", organizationId);
  await ctx.limits.take("mail_test_to", caller.userId);
  const { name, language, mailSettings } = await ctx.database.read.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true, language: true, mailSettings: true },
  });
  const row = mailSettings ?? emptyRow(organizationId);
  const told = { provider: row.provider, to: caller.email };
  const way = readableWay(ctx, row);
  if (way === "unreadable") return { ok: false, ...told, ...unreadable };
  // E-mails and mailers take memory, which a process that only serves need not have before somebody asks.
  const { sendTestMessage } = await import("./send-test-message.ts");
  const { ok, reply } = await sendTestMessage(() => ctx.mail.open(way), {
    from: senderOf(ctx, row),
    to: { name: caller.name, address: caller.email },
    organizationName: name,
    language,
    publicUrl: ctx.publicUrl,
  });
  const { provider } = way ?? ctx.mail.serverDefault;
  const advice = ok ? null : adviceOn(reply, provider);
  return {
    ok,
    ...told,
    reply,
    advice: advice && !way ? `This is for whoever runs this Foyer. ${advice}` : advice,
  };
}

const unreadable = {
  reply: "The passwords and keys that were entered can't be read.",
  advice:
    "Enter them again, or ask whoever runs this Foyer to put the secret that is missing behind the others in APP_SECRET.",
};

function readableWay(ctx: Context, row: SettingsRow): ProviderSettings | "unreadable" | null {
  try {
    return providerSettingsOf(ctx, row);
  } catch (error) {
    if (error instanceof SealError) return "unreadable";
    throw error;
  }
}
