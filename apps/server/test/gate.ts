import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { listenSomewhere } from "./free-port.ts";

/** Stands between a client and a server on this machine, and lets an outage happen when a test says so. */
export type Gate = {
  /** The server's URL, through the gate. */
  readonly url: string;
  /** Cuts every connection and refuses new ones, as if nobody were there. */
  shut(): Promise<void>;
  /** From now on the server's answers are held back, as if the line were dead; nothing is lost. */
  hold(): void;
  /** Ends whatever went before: connections are taken, and answers go through. */
  open(): Promise<void>;
  close(): Promise<void>;
};

/** Opens a gate before the server that a URL names. */
export async function openGate(target: string): Promise<Gate> {
  const { hostname, port } = new URL(target);
  const pairs = new Map<Socket, Socket>();
  let held = false;

  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    pairs.set(client, upstream);
    for (const socket of [client, upstream]) {
      socket.on("error", () => {}); // what an outage looks like from here
      socket.on("close", () => {
        client.destroy();
        upstream.destroy();
        pairs.delete(client);
      });
    }
    client.pipe(upstream);
    upstream.pipe(client);
    if (held) upstream.unpipe(client);
  });
  const own = await listenSomewhere(server);
  const url = new URL(target);
  url.hostname = "127.0.0.1";
  url.port = String(own);

  async function shut(): Promise<void> {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    for (const client of pairs.keys()) client.destroy();
    await closed;
  }

  return {
    url: url.href.replace(/\/$/, ""),
    shut,
    hold() {
      held = true;
      for (const [client, upstream] of pairs) upstream.unpipe(client);
    },
    async open() {
      if (held) for (const [client, upstream] of pairs) upstream.pipe(client);
      held = false;
      if (server.listening) return;
      server.listen(own, "127.0.0.1");
      await once(server, "listening");
    },
    close: shut,
  };
}
