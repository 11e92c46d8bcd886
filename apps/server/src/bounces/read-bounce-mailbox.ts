import { Failure } from "@foyer/contract/failures";
import type { Services } from "@foyer/domain/context";
import { type TakenReport, takeReport } from "@foyer/domain/mail/bounces/take-report";
import { printable } from "@foyer/mailer/printable";
import type { ImapFlow, ImapFlowOptions } from "imapflow";
import type { Logger } from "pino";

/** How many messages were taken as what. `broken`: they can't be; they are flagged, and nobody tries again. */
type ReadMailbox = Readonly<Partial<Record<TakenReport | "broken", number>>>;

/** Of it the queue keeps the words: so it has no cause, which would know how we signed in. */
class MailboxError extends Error {
  override readonly name = "MailboxError";
}

// What a report says comes before the message that it is about.
const mostBytes = 262_144;
// Milliseconds.
const answerWithin = 30_000;

/**
 * Reads the new messages of the mailbox for reports (IMAP, RFC 9051), and marks each as seen when what it says is written down:
 * one that is lost on the way between the two is read again, which does no harm. None holds up the others. The mailbox keeps
 * them all.
 * @throws MailboxError with the reason why it can't be read; Failure `unavailable`
 */
export async function readBounceMailbox(
  services: Services,
  {
    url,
    log,
    signal,
    most = 200,
  }: {
    readonly url: string;
    readonly log: Logger;
    readonly signal?: AbortSignal;
    /** In one run, which comes every minute. */
    readonly most?: number;
  },
): Promise<ReadMailbox> {
  const { ImapFlow } = await import("imapflow");
  const client = new ImapFlow(optionsOf(url));
  // What it can't tell a call, because none is waiting; the next one fails then.
  client.on("error", () => {});
  const read: Partial<Record<TakenReport | "broken", number>> = {};
  try {
    for await (const message of newMessages(client, { folder: folderOf(url), most })) {
      if (signal?.aborted) break;
      const taken = await take(services, message, log);
      await mark(client, message, taken === "broken" ? ["\\Seen", "\\Flagged"] : ["\\Seen"]);
      read[taken] = (read[taken] ?? 0) + 1;
    }
    return read;
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new MailboxError(`The mailbox for reports can't be read: ${wordsOf(error, url)}`);
  } finally {
    client.close();
  }
}

/** Without a source: the server does not give it away. */
type NewMessage = { readonly uid: number; readonly source: Uint8Array | null };

/** The beginning of each, the oldest first. */
async function* newMessages(
  client: ImapFlow,
  { folder, most }: { readonly folder: string; readonly most: number },
): AsyncGenerator<NewMessage> {
  await client.connect();
  await client.mailboxOpen(folder);
  const found = await client.search({ seen: false }, { uid: true });
  if (!found) throw new Error("It does not say what is new.");
  for (const uid of found.slice(0, most)) {
    const source = await sourceOf(client, uid);
    // Somebody may have removed it in the meantime.
    if (source !== undefined) yield { uid, source };
  }
}

async function sourceOf(client: ImapFlow, uid: number): Promise<Uint8Array | null | undefined> {
  const query = { source: { start: 0, maxLength: mostBytes } };
  try {
    const message = await client.fetchOne(String(uid), query, { uid: true });
    return message ? (message.source ?? null) : undefined;
  } catch (error) {
    if (client.usable) return null;
    throw error;
  }
}

async function mark(client: ImapFlow, { uid }: NewMessage, flags: string[]): Promise<void> {
  const isMarked = await client.messageFlagsAdd(String(uid), flags, { uid: true });
  if (!isMarked) throw new Error("A message can't be marked as seen.");
}

/** @throws Failure `unavailable`: then it is read again */
async function take(
  services: Services,
  { uid, source }: NewMessage,
  log: Logger,
): Promise<TakenReport | "broken"> {
  try {
    return source ? await takeReport(services, source) : "broken";
  } catch (error) {
    if (error instanceof Failure) throw error;
    log.error({ error, uid }, "a report of failed delivery could not be taken");
    return "broken";
  }
}

/** Signs in over TLS alone, but on this very machine. */
function optionsOf(url: string): ImapFlowOptions {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === "imaps:";
  const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (secure ? 993 : 143),
    secure,
    ...(!secure && !isHere && { doSTARTTLS: true }),
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: answerWithin,
    greetingTimeout: answerWithin,
    socketTimeout: answerWithin,
  };
}

function folderOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1)) || "INBOX";
}

/** What went wrong: the server's own words where it said any, and nothing that opens the mailbox. */
function wordsOf(error: unknown, url: string): string {
  const told = error instanceof Error && "responseText" in error ? error.responseText : undefined;
  const words = typeof told === "string" ? told : error instanceof Error ? error.message : String(error);
  return printable(words, [decodeURIComponent(new URL(url).password)]);
}
