import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";

/** One line for each request, at level `debug`: its route, never its URL, which may hold an input. */
export function logRequests(app: FastifyInstance, log: Logger): void {
  app.addHook("onResponse", async (request, reply) => {
    const [procedure] = request.url.startsWith("/trpc/") ? request.url.slice("/trpc/".length).split("?") : [];
    log.debug(
      {
        method: request.method,
        route: request.routeOptions.url ?? "none",
        ...(procedure !== undefined && { procedure: procedure.slice(0, 200) }),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      "request",
    );
  });
}
