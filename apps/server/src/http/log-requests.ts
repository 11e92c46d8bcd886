import { appRouter } from "@foyer/api/root";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";

const prefix = "/trpc/";
const known = new Set(Object.keys(appRouter._def.procedures));

/** One line for each request, at level `debug`: its route, never its URL, which may hold an input. */
export function logRequests(app: FastifyInstance, log: Logger): void {
  app.addHook("onResponse", async (request, reply) => {
    log.debug(
      {
        method: request.method,
        route: request.routeOptions.url ?? "none",
        ...(request.url.startsWith(prefix) && { procedures: proceduresIn(request.url) }),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      "request",
    );
  });
}

/** The procedures that a URL calls: what isn't one may be anything, a token too. */
function proceduresIn(url: string): string[] {
  const [path = ""] = url.slice(prefix.length).split("?");
  return path
    .split(",")
    .slice(0, 10)
    .map((name) => (known.has(name) ? name : "unknown"));
}
