import { TRPCError } from "@trpc/server";
import type { FastifyInstance } from "fastify";
import { isForOneClick } from "./one-click-opt-out.ts";
import { isSafe } from "./refuse-foreign-origins.ts";

const json = /^application\/json\s*(?:;|$)/i;

/** Takes what programs and our own pages send, and nothing that a library below would take beside it. */
export function limitRequests(app: FastifyInstance): void {
  app.addHook("onRequest", async (request) => {
    // It repeats what it was sent, cookies too (RFC 9110 §9.3.8).
    if (request.method === "TRACE") throw new TRPCError({ code: "METHOD_NOT_SUPPORTED" });
    // An answer in pieces begins before its cookies, status and `Retry-After` are known, and loses them.
    delete request.headers["trpc-accept"];
    // tRPC would read forms too, which other sites can send and whose size nothing limits.
    const type = request.headers["content-type"];
    if (type !== undefined && !json.test(type) && !isSafe(request) && !isForOneClick(request))
      throw new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE" });
  });
}
