import type { Language } from "@foyer/contract/languages";
import { compileEmails } from "@foyer/emails/emails";
import { type Mailer, MailFailure, type Message } from "@foyer/mailer/mailer";
import { uuidv7 } from "uuidv7";
import { messageIdOf } from "../../hand-over.ts";

// Milliseconds. Shorter than browsers and proxies wait; longer than a provider that is well takes.
const patience = 25_000;

/** Who gets a test message, from whom, and what it says. */
type TestMessage = Pick<Message, "from" | "to"> & {
  readonly organizationName: string;
  readonly language: Language;
  readonly publicUrl: string;
};

/** Sends somebody a test message, and answers with the provider's own words: within 25 seconds, whatever it does. */
export async function sendTestMessage(
  open: () => Promise<Mailer>,
  { organizationName, language, publicUrl, ...envelope }: TestMessage,
): Promise<{ readonly ok: boolean; readonly reply: string }> {
  const emails = await compileEmails();
  const recipientName = envelope.to.name ?? null;
  const email = emails.test({ organizationName, recipientName, at: new Date() }, { language });
  const deadline = AbortSignal.timeout(patience);
  const late = new Promise<never>((_, reject) => {
    deadline.addEventListener("abort", () =>
      reject(new MailFailure(`No final answer within ${patience / 1_000} seconds.`, { permanent: false })),
    );
  });
  const attempt = async () => {
    const mailer = await open();
    try {
      return await mailer.send(
        { ...envelope, ...email, messageId: messageIdOf(uuidv7(), publicUrl) },
        deadline,
      );
    } finally {
      mailer.close().catch(() => {}); // nobody waits for a goodbye
    }
  };
  try {
    const { reply } = await Promise.race([attempt(), late]);
    return { ok: true, reply };
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    return { ok: false, reply: error.reply };
  }
}
