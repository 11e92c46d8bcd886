import pLimit from "p-limit";
import { type Mailer, MailFailure, type Message } from "./mailer.ts";
import { printable } from "./printable.ts";
import { safeMessage } from "./safe-message.ts";

export type SafeMessage = ReturnType<typeof safeMessage>;

/** A provider that takes messages by HTTP. What it throws, other than MailFailure, is temporary. */
export type HttpProvider = {
  /** Its host, for words about it. */
  readonly server: string;
  /** Requests that it may be asked at once. */
  readonly atOnce: number;
  /** Milliseconds for one message from `send` to the answer, waiting for its turn included. */
  readonly patience: number;
  secrets(): readonly string[];
  /** Hands it over and answers with the provider's words. */
  deliver(message: SafeMessage, signal: AbortSignal): Promise<string>;
  /** Signs in. */
  greet(signal: AbortSignal): Promise<void>;
};

/** A mailer that hands messages to a provider, so many at once and each within its time. */
export function httpMailer({ server, atOnce, patience, secrets, deliver, greet }: HttpProvider): Mailer {
  const turn = pLimit(atOnce);
  const inHand = new Set<Promise<unknown>>();
  let closing = false;

  async function within<T>(work: (signal: AbortSignal) => Promise<T>, given?: AbortSignal): Promise<T> {
    if (closing) throw new MailFailure(`${server}: the mailer is closing`, { permanent: false });
    const deadline = AbortSignal.timeout(patience);
    const signal = given ? AbortSignal.any([deadline, given]) : deadline;
    const result = turn(() => {
      signal.throwIfAborted();
      return work(signal);
    });
    inHand.add(result);
    try {
      // A message that waits for its turn is let go of at once.
      return await Promise.race([result, rejectedBy(signal)]);
    } catch (error) {
      if (error instanceof MailFailure) throw error;
      const words = error instanceof Error ? error.message : String(error);
      const late = `${server}: no final answer within ${patience / 1000} seconds`;
      // Not the error itself: it may repeat what was sent.
      throw new MailFailure(deadline.aborted ? late : printable(words, secrets()), { permanent: false });
    } finally {
      inHand.delete(result);
    }
  }

  return {
    async send(message: Message, signal?: AbortSignal) {
      const safe = safeMessage(message);
      const words = await within((deadline) => deliver(safe, deadline), signal);
      return { reply: printable(words, secrets()) };
    },
    check: () => within(greet),
    async close() {
      closing = true;
      await Promise.allSettled(inHand);
    },
  };
}

function rejectedBy(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
