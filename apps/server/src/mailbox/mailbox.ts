import { once } from "node:events";
import { createServer } from "node:http";
import { isIPv6, type Server } from "node:net";
import { createInbox } from "./inbox.ts";
import { mailboxSite } from "./mailbox-site.ts";
import { receiveMail } from "./receive-mail.ts";

export type MailboxOptions = {
  /** The address to listen on. With a loopback address nobody beyond this machine can read or send. */
  readonly host: string;
  /** 0: any free one. */
  readonly smtpPort: number;
  readonly httpPort: number;
};

export type Mailbox = {
  /** Where to send. */
  readonly smtpUrl: string;
  /** Where to read. */
  readonly url: string;
  close(): Promise<void>;
};

/**
 * Starts the development mailbox [S0.9]: SMTP that takes everything and delivers nothing, and a page to read it.
 * @throws Error the system's own, with `code` (`EADDRINUSE`, `EACCES`) and `port`, when a port can't be had. Nothing
 * is left listening then.
 */
export async function startMailbox({ host, smtpPort, httpPort }: MailboxOptions): Promise<Mailbox> {
  const inbox = createInbox();
  const smtp = receiveMail(inbox);
  const site = createServer();
  const close = async () => {
    await Promise.all([
      new Promise<void>((resolve) => smtp.close(() => resolve())),
      new Promise<void>((resolve) => {
        site.close(() => resolve());
        site.closeAllConnections(); // pages listen for changes for as long as they are open
      }),
    ]);
  };

  try {
    const smtpUrl = `smtp://${await listen(smtp.server, smtpPort, host)}`;
    const onlyLocalNames = isLoopback(host);
    site.on("request", mailboxSite(inbox, { smtpUrl, onlyLocalNames }));
    const address = await listen(site, httpPort, host);
    const url = onlyLocalNames ? `http://localhost:${portOf(site)}` : `http://${address}`;
    return { smtpUrl, url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  server.listen(port, host);
  await once(server, "listening"); // rejects with the server's error, if that comes first
  return `${isIPv6(host) ? `[${host}]` : host}:${portOf(server)}`;
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : 0;
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}
