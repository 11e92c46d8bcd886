import { TRPCError } from "@trpc/server";
import type { FastifyInstance } from "fastify";
import { isSafe } from "./refuse-foreign-origins.ts";

const json = /^application\/json\s*(?:;|$)/i;

/**
 * Refuses every body that says it is something else. tRPC would read forms too, which other sites can send and whose size
 * nothing limits.
 */
export function takeJsonOnly(app: FastifyInstance): void {
  app.addHook("onRequest", async (request) => {
    const type = request.headers["content-type"];
    if (type === undefined || json.test(type) || isSafe(request)) return;
    throw new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE" });
  });
}
