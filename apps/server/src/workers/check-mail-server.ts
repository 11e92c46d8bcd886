import { smtpMailer } from "@foyer/mailer/smtp";

/** Resolves when the mail server takes a connection and knows us. @throws MailFailure saying what is wrong */
export async function checkMailServer(smtpUrl: string): Promise<void> {
  const mailer = smtpMailer({ url: smtpUrl, maxConnections: 1 });
  try {
    await mailer.check();
  } finally {
    await mailer.close();
  }
}
