import { createTransport } from "nodemailer";
import type { Mailer, Message } from "./mailer.ts";
import { MailFailure } from "./mailer.ts";
import { safeMessage } from "./safe-message.ts";
import { printable, smtpFailure } from "./smtp-failure.ts";

/** How long a server may take, in milliseconds. */
export type SmtpPatience = {
  /** To accept the connection, name lookup included. */
  readonly connection: number;
  /** To say hello. */
  readonly greeting: number;
  /** Of silence at any later moment. */
  readonly silence: number;
  /** For one message from `send` to the answer, waiting for a free connection included. */
  readonly message: number;
};

export type SmtpOptions = {
  /** `smtp://user:password@host:port`, or `smtps://` for TLS from the first byte. STARTTLS is used where offered. */
  readonly url: string;
  /** Connections kept open at once; default 5. */
  readonly maxConnections?: number;
  readonly patience?: Partial<SmtpPatience>;
};

const usualPatience: SmtpPatience = {
  connection: 10_000,
  greeting: 10_000,
  silence: 30_000,
  message: 120_000,
};

/**
 * A mailer that keeps connections to one SMTP server open and reuses them.
 * @throws Error at once when `url` isn't an SMTP URL; the message names no password.
 */
export function smtpMailer({ url, maxConnections = 5, patience }: SmtpOptions): Mailer {
  const server = serverIn(url);
  const allowed = { ...usualPatience, ...patience };
  const inHand = new Set<Promise<unknown>>();
  let closing = false;
  const transport = createTransport({
    pool: true,
    url,
    maxConnections,
    // An idle connection that the server has dropped costs one new attempt; everything beyond is the queue's business.
    maxRequeues: 1,
    connectionTimeout: allowed.connection,
    dnsTimeout: allowed.connection,
    greetingTimeout: allowed.greeting,
    socketTimeout: allowed.silence,
  });
  // Errors of connections without a message in hand; whoever sends next meets them again.
  transport.on("error", () => {});

  async function handOver(message: Message, given?: AbortSignal): Promise<{ reply: string }> {
    if (closing) throw new MailFailure(`${server}: the mailer is closing`, { permanent: false });
    // A tarpit that says a word every few seconds is never silent: only a deadline gets the connection back.
    const deadline = AbortSignal.timeout(allowed.message);
    const signal = given ? AbortSignal.any([deadline, given]) : deadline;
    const delivery = transport.sendMail({ ...safeMessage(message), signal });
    inHand.add(delivery);
    try {
      const { response } = await delivery;
      return { reply: printable(response) };
    } catch (error) {
      throw deadline.aborted ? outOfPatience(server, allowed.message) : smtpFailure(error, server);
    } finally {
      inHand.delete(delivery);
    }
  }

  return {
    async send(message, signal) {
      try {
        return await handOver(message, signal);
      } catch (error) {
        throw smtpFailure(error, server);
      }
    },

    async check() {
      const deadline = AbortSignal.timeout(allowed.message);
      const late = new Promise<never>((_, reject) => {
        deadline.addEventListener("abort", () => reject(outOfPatience(server, allowed.message)));
      });
      try {
        await Promise.race([transport.verify(), late]);
      } catch (error) {
        throw smtpFailure(error, server);
      }
    },

    async close() {
      closing = true;
      await Promise.allSettled(inHand);
      transport.close();
    },
  };
}

function serverIn(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed?.hostname || !["smtp:", "smtps:"].includes(parsed.protocol)) {
    throw new Error("The SMTP URL must look like smtp://user:password@host:port or smtps://…");
  }
  return parsed.host;
}

function outOfPatience(server: string, milliseconds: number): MailFailure {
  return new MailFailure(`${server}: no final answer within ${milliseconds / 1000} seconds`, {
    permanent: false,
  });
}
