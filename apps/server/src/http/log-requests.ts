import { appRouter } from "@foyer/api/root";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import { isEventStream } from "./end-connections.ts";

const prefix = "/trpc/";
const known = new Set(Object.keys(appRouter._def.procedures));

/**
 * One line for each request, at level `debug`: its route, never its URL, which may hold an input. What takes long is to be
 * found by `ms`, which a stream that was open for an hour does not have.
 */
export function logRequests(app: FastifyInstance, log: Logger): void {
  app.addHook("onResponse", async (request, reply) => {
    const streamed = isEventStream(reply);
    log.debug(
      {
        method: request.method,
        route: request.routeOptions.url ?? "none",
        ...(request.url.startsWith(prefix) && { procedures: proceduresIn(request.url) }),
        status: reply.statusCode,
        ...(streamed
          ? { seconds: Math.round(reply.elapsedTime / 1_000) }
          : { ms: Math.round(reply.elapsedTime * 10) / 10 }),
      },
      streamed ? "stream" : "request",
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
