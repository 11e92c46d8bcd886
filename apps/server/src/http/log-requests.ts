import { appRouter } from "@foyer/api/root";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { isEventStream } from "./end-connections.ts";

const prefix = "/trpc/";
const known = new Set(Object.keys(appRouter._def.procedures));

/**
 * One line for each request, at level `debug`: its route, never its URL, which may hold an input. A stream is told when it
 * ends, by another name: it has not taken long, it has been open.
 */
export function logRequests(app: FastifyInstance, log: Logger): void {
  const about = (request: FastifyRequest, { statusCode }: FastifyReply) => ({
    method: request.method,
    route: request.routeOptions.url ?? "none",
    ...(request.url.startsWith(prefix) && { procedures: proceduresIn(request.url) }),
    status: statusCode,
  });
  const streams = new WeakSet<FastifyRequest>();
  app.addHook("onSend", async (request, reply, answer) => {
    if (!isEventStream(answer)) return;
    streams.add(request);
    reply.raw.once("close", () =>
      log.debug({ ...about(request, reply), seconds: Math.round(reply.elapsedTime / 1_000) }, "stream"),
    );
  });
  app.addHook("onResponse", async (request, reply) => {
    if (!streams.has(request))
      log.debug({ ...about(request, reply), ms: Math.round(reply.elapsedTime * 10) / 10 }, "request");
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
