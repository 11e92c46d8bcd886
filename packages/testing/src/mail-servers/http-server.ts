import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { listenSomewhere } from "../listen-somewhere.ts";

/** A request, read to its end. */
export type Asked = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
};

/** What a server says. A body that is not a string is written as JSON. */
export type Answer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: unknown }
  /** Nothing, ever. */
  | "silence"
  /** It hangs up without a word. */
  | "hang up";

/** An HTTP server on 127.0.0.1, and how much it is asked at once. */
export type HttpServer = {
  /** Without a slash at the end. */
  readonly url: string;
  /** Requests in hand now, and the most that there ever were. */
  inHand(): number;
  mostAtOnce(): number;
  /** From now on nothing is answered, until the function it gives back is called. */
  hold(): () => void;
  close(): Promise<void>;
};

/** Opens a server that answers by `answer`. */
export async function openHttpServer(answer: (asked: Asked) => Answer): Promise<HttpServer> {
  let inHand = 0;
  let most = 0;
  let gate: Promise<void> = Promise.resolve();

  const server = createServer((request, response) => {
    inHand += 1;
    most = Math.max(most, inHand);
    response.once("close", () => {
      inHand -= 1;
    });
    const { method = "", url: path = "", headers } = request;
    text(request).then(
      async (body) => {
        await gate;
        const said = answer({ method, path, headers, body });
        if (said === "silence") return;
        if (said === "hang up") {
          request.socket.destroy();
          return;
        }
        const isText = typeof said.body === "string" || said.body === undefined;
        const type = isText ? "text/plain" : "application/json";
        response.writeHead(said.status, { "content-type": type, ...said.headers });
        response.end(isText ? said.body : JSON.stringify(said.body));
      },
      () => void request.socket.destroy(),
    );
  });
  const port = await listenSomewhere(server);

  return {
    url: `http://127.0.0.1:${port}`,
    inHand: () => inHand,
    mostAtOnce: () => most,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
