import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** Whether an answer is a stream of events (WHATWG HTML, server-sent events), which lasts until somebody ends it. */
export function isEventStream(answer: unknown): boolean {
  return answer instanceof Response && answer.headers.get("content-type") === "text/event-stream";
}

/** Milliseconds in which a connection that is open already has to ask for something, once the server is closing. */
const lastChance = 500;

/**
 * Lets a client go with the answer to its last request, once the server is closing: a connection that stays open for the
 * next one would keep the process for as long as the client likes. Streams of events are cut: whoever reads one comes back by
 * itself, to another server, and goes on after the last event that arrived. A browser opens connections ahead that it may
 * never use; Node counts them as busy and no longer times them while it closes.
 */
export function endConnections(app: FastifyInstance): void {
  let closing = false;
  const streams = new Set<ServerResponse>();
  const unused = new Set<Socket>();
  // A timer of our own: the socket's would also cut off the answer to what is asked in time.
  const endUnused = (socket: Socket) => {
    setTimeout(() => unused.has(socket) && socket.destroy(), lastChance);
  };
  app.server.on("connection", (socket) => {
    unused.add(socket);
    socket.once("close", () => unused.delete(socket));
    if (closing) endUnused(socket);
  });
  app.server.on("request", ({ socket }) => unused.delete(socket));
  app.addHook("preClose", async () => {
    closing = true;
    for (const socket of unused) endUnused(socket);
    for (const stream of streams) stream.destroy();
  });
  app.addHook("onSend", async (_request, reply, answer) => {
    if (closing) reply.header("connection", "close");
    if (!isEventStream(answer)) return;
    if (closing) reply.raw.destroy(); // begun while the others were being cut
    streams.add(reply.raw);
    reply.raw.once("close", () => streams.delete(reply.raw));
  });
}
