import type { FastifyInstance } from "fastify";

/**
 * Lets a client go with the answer to its last request, once the server is closing: a connection that stays open for the
 * next one would keep the process for as long as the client likes.
 */
export function endConnections(app: FastifyInstance): void {
  let closing = false;
  app.addHook("preClose", async () => {
    closing = true;
  });
  app.addHook("onSend", async (_request, reply) => {
    if (closing) reply.header("connection", "close");
  });
}
