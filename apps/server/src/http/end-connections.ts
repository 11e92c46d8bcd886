import type { ServerResponse } from "node:http";
import type { FastifyInstance } from "fastify";

/** Whether an answer is a stream of events (WHATWG HTML, server-sent events), which lasts until somebody ends it. */
export function isEventStream(answer: unknown): boolean {
  return answer instanceof Response && answer.headers.get("content-type") === "text/event-stream";
}

/**
 * Lets a client go with the answer to its last request, once the server is closing: a connection that stays open for the
 * next one would keep the process for as long as the client likes. Streams of events are cut: whoever reads one comes back by
 * itself, to another server, and goes on after the last event that arrived.
 */
export function endConnections(app: FastifyInstance): void {
  let closing = false;
  const streams = new Set<ServerResponse>();
  app.addHook("preClose", async () => {
    closing = true;
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
