import { Failure } from "@foyer/contract/failures";
import { requireCaller } from "@foyer/domain/authorize";
import type { Context } from "@foyer/domain/context";
import type { FastifyReply, FastifyRequest, RouteShorthandOptions } from "fastify";

/** What every other request may bring at most, in bytes. */
export const megabyte = 1_048_576;

// Ten megabytes of a file as JSON: in base64, or as text with its quotes escaped.
const fileLimit = 16 * megabyte;

/** Bodies of more than a megabyte that a process has in hand at once: each costs it several times as much while it is read. */
const mostInHand = 3;

/** The procedures that take a file, by which their routes are known. */
export const fileProcedures: readonly string[] = ["invitations.previewImport", "invitations.import"];

type ContextOf = (request: FastifyRequest, reply: FastifyReply) => Promise<Context>;

/**
 * What the routes of these procedures need to take more than a megabyte. Nobody can fill the memory by that: who asks is found
 * out before a large body is read, and counted; each person has one in hand at a time, and all of them together a few.
 */
export function filesFrom(contextOf: ContextOf): Pick<RouteShorthandOptions, "bodyLimit" | "onRequest"> {
  const inHand = new Set<string>();
  return {
    bodyLimit: fileLimit,
    async onRequest(request, reply) {
      if (Number(request.headers["content-length"]) <= megabyte) return; // NaN: nobody knows how much there is to come
      const ctx = await contextOf(request, reply);
      const { userId } = requireCaller(ctx);
      if (reply.raw.destroyed) return; // has left meanwhile: nothing would ever take them out of this again
      if (inHand.has(userId)) {
        const message = "Another file of yours is being read. Try again in a moment.";
        throw new Failure("rate_limited", { message, retryAfterSeconds: 5 });
      }
      if (inHand.size >= mostInHand) throw new Failure("unavailable", { retryAfterSeconds: 5 });
      inHand.add(userId);
      reply.raw.once("close", () => inHand.delete(userId));
      await ctx.limits.take("large_file", userId);
    },
  };
}
