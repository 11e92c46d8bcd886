import { randomInt } from "node:crypto";
import { once } from "node:events";
import type { Server } from "node:net";

/** Listens on 127.0.0.1, on a port below those (from 32768) that the system lends to outgoing connections. */
export async function listenSomewhere(server: Server): Promise<number> {
  for (;;) {
    const port = randomInt(15_000, 32_768);
    server.listen(port, "127.0.0.1");
    try {
      await once(server, "listening");
      return port;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    }
  }
}
