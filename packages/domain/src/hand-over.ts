import type { Emails } from "@foyer/emails/emails";
import { MailFailure, type Message } from "@foyer/mailer/mailer";
import { toldWords } from "./mail/bounces/told-words.ts";
import type { PostOffice, WayOut } from "./mail/sending/post-office.ts";

/** What sending needs beside the services. */
export type Post = {
  readonly office: PostOffice;
  readonly emails: Emails;
  /** Told of every message that a provider did not take. */
  readonly onTrouble?: (trouble: Trouble) => void;
};

export type Trouble = {
  readonly messageId: string;
  readonly provider: WayOut["provider"];
  /** Without the links that the message brings. */
  readonly reply: string;
  readonly isForGood: boolean;
};

/** What became of an attempt, in the provider's own words. */
export type Outcome =
  | { readonly kind: "sent"; readonly detail: string }
  /** For good. Whether the address itself takes no mail, or only this message was not wanted. */
  | { readonly kind: "refused"; readonly detail: string; readonly recipientRefused: boolean }
  /** For now; the provider may have said for how many seconds. */
  | { readonly kind: "put_off"; readonly detail: string; readonly askedSeconds: number | null }
  /** It was not its turn for too long: nothing was tried. */
  | { readonly kind: "untried" }
  /** Somebody else is going to send it, and writes down what comes of that. */
  | { readonly kind: "let_go" };

/**
 * Hands a message to its way out and answers what that said, without the link that has this token. If the process dies
 * before that is written down, the message goes out twice with one Message-ID (RFC 1047). When `signal` is aborted, somebody
 * else is going to send it: it is let go of.
 */
export async function handOver(
  { onTrouble }: Pick<Post, "onTrouble">,
  message: Message,
  {
    way,
    token,
    signal,
    isUrgent = false,
  }: {
    readonly way: Pick<WayOut, "send" | "provider">;
    /** `null` where the message brings no link that opens anything. */
    readonly token: string | null;
    readonly signal?: AbortSignal | undefined;
    /** Somebody waits for it: it goes before others. */
    readonly isUrgent?: boolean;
  },
): Promise<Outcome> {
  if (signal?.aborted) return { kind: "let_go" };
  try {
    const answer = await way.send(message, { signal, isUrgent });
    return answer ? { kind: "sent", detail: withoutLink(answer.reply, token) } : { kind: "untried" };
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    if (signal?.aborted) return { kind: "let_go" };
    const { permanent, recipientRefused, retryAfterSeconds } = error;
    const detail = withoutLink(error.reply, token);
    const { messageId } = message;
    onTrouble?.({ messageId, provider: way.provider, reply: detail, isForGood: permanent });
    return permanent
      ? { kind: "refused", detail, recipientRefused }
      : { kind: "put_off", detail, askedSeconds: retryAfterSeconds };
  }
}

/** The same at every attempt, so that a duplicate can be told from a second message (RFC 5322 §3.6.4). */
export function messageIdOf(id: string, publicUrl: string): string {
  return `${id}@${new URL(publicUrl).hostname}`;
}

/** A provider's words as they may be kept: a spam filter that refuses a message repeats the links in it. */
function withoutLink(reply: string, token: string | null): string {
  // Its beginning is enough, because the words may have been cut.
  const start = token?.slice(0, 16);
  const tells = start !== undefined && reply.includes(start);
  return toldWords(tells ? reply.replace(new RegExp(`${start}[\\w-]*`, "g"), "…") : reply);
}
