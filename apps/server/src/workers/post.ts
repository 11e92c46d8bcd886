import type { Post } from "@foyer/domain/hand-over";
import { compileEmails } from "@foyer/emails/emails";
import type { Mailer } from "@foyer/mailer/mailer";
import { smtpMailer } from "@foyer/mailer/smtp";
import type { Config } from "../config.ts";

/** Everything that sending e-mail needs. */
export async function openPost(
  config: Pick<Config, "from">,
  smtpUrl: string,
): Promise<Post & { readonly mailer: Mailer }> {
  return { mailer: smtpMailer({ url: smtpUrl }), emails: await compileEmails(), from: config.from };
}

/** Where e-mail goes: the configured server, or the development mailbox. */
export function smtpUrlOf({ smtpUrl, mailbox }: Pick<Config, "smtpUrl" | "mailbox">): string {
  return smtpUrl ?? `smtp://127.0.0.1:${mailbox.smtpPort}`;
}
