import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import { answerFailure } from "@foyer/api/answer-failure";
import { TRPCError } from "@trpc/server";
import type { FastifyInstance } from "fastify";
import { sendFailure } from "./answer-errors.ts";

const apart = /^\/(?:api|trpc|assets|logos|healthz|readyz)(?:[/?]|$)/;

/**
 * Serves the SPA: the invitee's pages under their own addresses, files by their name, and the admin's entry for every other page,
 * whose address only the browser understands.
 */
export async function serveWeb(app: FastifyInstance, webDirectory: string): Promise<void> {
  const usual = { index: false, cacheControl: false } as const;
  // Built files carry the hash of their content in their name; pages name the files of today.
  await app.register(fastifyStatic, {
    ...usual,
    root: join(webDirectory, "assets"),
    prefix: "/assets/",
    decorateReply: false,
    setHeaders: (reply) => void reply.header("cache-control", "public, max-age=31536000, immutable"),
  });
  await app.register(fastifyStatic, {
    ...usual,
    root: webDirectory,
    wildcard: false,
    globIgnore: ["assets/**"],
    setHeaders: (reply) => void reply.header("cache-control", "no-cache"),
  });
  // Both are for the invitee.
  for (const page of ["/accept", "/opt-out"])
    app.get(page, (_request, reply) => reply.sendFile("accept.html"));
  // For developers, beside what it tells of.
  app.get("/api/docs", (_request, reply) => reply.sendFile("api-docs.html"));
  app.setNotFoundHandler((request, reply) => {
    const page = (request.method === "GET" || request.method === "HEAD") && !apart.test(request.url);
    if (page) return reply.sendFile("index.html");
    const failure = new TRPCError({ code: "NOT_FOUND" });
    return sendFailure(request, reply, failure, answerFailure(failure));
  });
}
