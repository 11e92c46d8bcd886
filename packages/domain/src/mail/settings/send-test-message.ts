import { type Mailer, MailFailure, type Message } from "@foyer/mailer/mailer";
import { uuidv7 } from "uuidv7";
import type { Context } from "../../context.ts";
import { messageIdOf } from "../../hand-over.ts";

// Milliseconds. Shorter than browsers and proxies wait; longer than a provider that is well takes.
const patience = 25_000;

/** Sends somebody a test message, and answers with the provider's own words: within 25 seconds, whatever it does. */
export async function sendTestMessage(
  ctx: Pick<Context, "publicUrl">,
  open: () => Promise<Mailer>,
  message: Pick<Message, "from" | "to"> & { readonly organizationName: string },
): Promise<{ readonly ok: boolean; readonly reply: string }> {
  const deadline = AbortSignal.timeout(patience);
  const late = new Promise<never>((_, reject) => {
    deadline.addEventListener("abort", () =>
      reject(new MailFailure(`No final answer within ${patience / 1_000} seconds.`, { permanent: false })),
    );
  });
  const attempt = async () => {
    const mailer = await open();
    try {
      return await mailer.send(testMessage(ctx, message), deadline);
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

/** In English, for whoever has just asked for it: it brings no link, and nothing of what was entered. */
function testMessage(
  { publicUrl }: Pick<Context, "publicUrl">,
  { from, to, organizationName }: Parameters<typeof sendTestMessage>[2],
): Message {
  const text = "You have asked for this message to see whether e-mail from Foyer arrives. It does.";
  return {
    from,
    to,
    subject: `Test message for ${organizationName}`,
    html: `<!doctype html><html lang="en"><body><p>${text}</p></body></html>`,
    text,
    messageId: messageIdOf(uuidv7(), publicUrl),
  };
}
