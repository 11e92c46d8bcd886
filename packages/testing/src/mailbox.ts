import { text } from "node:stream/consumers";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import { listenSomewhere } from "./listen-somewhere.ts";

/** A message as it arrived: where the envelope sent it, what its source says, and that source itself. */
export type Mail = Email & {
  readonly envelope: { readonly from: string; readonly to: readonly string[] };
  readonly source: string;
};

/** A code of RFC 5321 §4.2 and the words after it. */
export type Reply = { readonly code: number; readonly words: string };

/** A real SMTP server on this machine, and everything that it was given. */
export type Mailbox = {
  /** For `SMTP_URL`. */
  readonly url: string;
  /** Everything so far, in the order of arrival. */
  all(): readonly Mail[];
  /** The first message that `wanted` accepts, as soon as it is there; the ones that have come already count. */
  next(wanted: (mail: Mail) => boolean): Promise<Mail>;
  /** From now on every message is refused, with what this says of it; `null`: none is. */
  refuse(reply: ((mail: Mail) => Reply) | null): void;
  close(): Promise<void>;
};

/** Opens a mailbox on a free port of 127.0.0.1. */
export async function openMailbox(): Promise<Mailbox> {
  const arrived: Mail[] = [];
  const waiting = new Set<(mail: Mail) => void>();
  let refusal: ((mail: Mail) => Reply) | null = null;

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onData(stream, { envelope }, done) {
      text(stream)
        .then(async (source) => {
          const from = envelope.mailFrom ? envelope.mailFrom.address : "";
          const to = envelope.rcptTo.map(({ address }) => address);
          const mail = { ...(await PostalMime.parse(source)), envelope: { from, to }, source };
          if (refusal) {
            const { code, words } = refusal(mail);
            return done(Object.assign(new Error(words), { responseCode: code }));
          }
          arrived.push(mail);
          for (const look of [...waiting]) look(mail);
          done();
        })
        .catch(done);
    },
  });
  // A client that is cut off in the middle of a message; the tests look at what arrives.
  server.on("error", () => {});
  const port = await listenSomewhere(server.server);

  return {
    url: `smtp://127.0.0.1:${port}`,
    all: () => [...arrived],
    next(wanted) {
      const there = arrived.find(wanted);
      if (there) return Promise.resolve(there);
      return new Promise((resolve) => {
        waiting.add(function look(mail) {
          if (!wanted(mail)) return;
          waiting.delete(look);
          resolve(mail);
        });
      });
    },
    refuse(reply) {
      refusal = reply;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The token of the link in a message. @throws Error if it has none */
export function tokenIn(mail: Mail): string {
  const [, token] = /\/(?:accept|reset-password)#([\w-]+)/.exec(mail.text ?? "") ?? [];
  if (token === undefined) throw new Error(`No link in "${mail.subject}".`);
  return token;
}
