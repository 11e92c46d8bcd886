import type { Emails } from "@foyer/emails/emails";
import { type Mailer, MailFailure, type Message } from "@foyer/mailer/mailer";

/** What sending needs beside the services. */
export type Post = {
  readonly mailer: Pick<Mailer, "send">;
  readonly emails: Emails;
  readonly from: Message["from"];
};

/** What became of an attempt, in the provider's own words. */
export type Attempt = {
  readonly status: "sent" | "retrying" | "failed";
  readonly detail: string;
};

/**
 * Hands a message to the mail provider and lets `note` write down what it said, without the link that has this token. If
 * the process dies between the two, the message goes out twice with one Message-ID (RFC 1047). When `signal` is aborted,
 * somebody else is going to send it: it is let go of.
 * @throws MailFailure when trying again later may work
 */
export async function handOver(
  { mailer }: Pick<Post, "mailer">,
  message: Message,
  {
    token,
    signal,
    note,
  }: {
    /** `null` where the message brings no link that opens anything. */
    readonly token: string | null;
    readonly signal: AbortSignal | undefined;
    readonly note: (attempt: Attempt) => Promise<void>;
  },
): Promise<void> {
  try {
    const { reply } = await mailer.send(message, signal);
    await note({ status: "sent", detail: withoutLink(reply, token) });
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    const detail = withoutLink(error.reply, token);
    await note({ status: error.permanent ? "failed" : "retrying", detail });
    // Not the error itself: the queue and the log keep what is thrown, and its cause may repeat the link.
    if (!error.permanent) throw new MailFailure(detail, { permanent: false });
  }
}

/** The same at every attempt, so that a duplicate can be told from a second message (RFC 5322 §3.6.4). */
export function messageIdOf(id: string, publicUrl: string): string {
  return `${id}@${new URL(publicUrl).hostname}`;
}

/** A provider's words as they may be kept: a spam filter that refuses a message repeats the links in it. */
function withoutLink(reply: string, token: string | null): string {
  // Its beginning is enough, because the words may have been cut.
  return token === null ? reply : reply.replace(new RegExp(`${token.slice(0, 16)}[\\w-]*`, "g"), "…");
}
