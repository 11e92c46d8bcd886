import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { type Inbox, largestMessage } from "./inbox.ts";

/**
 * An SMTP server, not listening yet, that takes everything for anyone and keeps it in the inbox. It asks for no password and
 * offers no TLS: it is for this machine.
 */
export function receiveMail(inbox: Inbox): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    size: largestMessage,
    // Mailers keep idle connections open; none of them should hold up the end.
    closeTimeout: 500,
    onData(stream, { envelope }, done) {
      const recipients = envelope.rcptTo.map(({ address }) => address);
      take(stream)
        .then((source) => inbox.add({ source, recipients, receivedAt: new Date() }))
        .then(() => done(null), done);
    },
  });
  // Clients that hang up in the middle. That it can't listen is told by the net server beneath.
  server.on("error", () => {});
  return server;
}

type Incoming = Parameters<NonNullable<SMTPServerOptions["onData"]>>[0];

async function take(stream: Incoming): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    if (!stream.sizeExceeded) chunks.push(chunk);
  }
  if (stream.sizeExceeded) {
    throw Object.assign(new Error("The development mailbox takes 5 MB at most"), { responseCode: 552 });
  }
  return Buffer.concat(chunks);
}
