import { answerFailure, type FailureAnswer, toTRPCError } from "@foyer/api/answer-failure";
import { TRPCError } from "@trpc/server";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { logRefusal } from "./log-refusal.ts";

/** Answers whatever goes wrong outside a procedure, and what leads nowhere, in the same form as a procedure would. */
export function answerErrors(app: FastifyInstance, log: Logger): void {
  app.setErrorHandler((error, request, reply) => {
    logRefusal(log, answerError(error, request, reply), { request });
    return reply;
  });
}

/** Answers one error, and says what it was taken for. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): TRPCError {
  const failure = toTRPCError(fromFastify(error) ?? error);
  sendFailure(request, reply, failure, answerFailure(failure));
  return failure;
}

/** Sends a failure: in tRPC's envelope below `/trpc`, as REST's flat object elsewhere. */
export function sendFailure(
  request: FastifyRequest,
  reply: FastifyReply,
  { code }: TRPCError,
  { status, message, ...told }: FailureAnswer,
): FastifyReply {
  reply
    .code(status)
    .header("cache-control", "no-store")
    .headers(failureHeaders([{ status, ...told }]));
  if (request.url.startsWith("/trpc")) {
    return reply.send({ error: { message, code: -32_600, data: { code, httpStatus: status, ...told } } });
  }
  const { reason, issues, ...data } = told;
  return reply.send({
    message,
    code,
    reason,
    ...(issues && { issues }),
    ...(Object.keys(data).length > 0 && { data }),
  });
}

/**
 * What failures say in headers: `Retry-After` where trying again may work then, the longest of them (RFC 9110 §10.2.3), and
 * `WWW-Authenticate` with a 401, for programs (§11.6.1).
 */
export function failureHeaders(
  failures: readonly Pick<FailureAnswer, "status" | "retryAfterSeconds">[],
): Record<string, string> {
  const seconds = Math.max(...failures.map(({ retryAfterSeconds = 0 }) => retryAfterSeconds));
  return {
    ...(seconds > 0 && { "retry-after": String(seconds) }),
    ...(failures.some(({ status }) => status === 401) && { "www-authenticate": "Bearer" }),
  };
}

/** Fastify's own refusals: bodies too large, of a kind we don't read, or broken. */
function fromFastify(error: unknown): TRPCError | null {
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : undefined;
  if (status === 413) return new TRPCError({ code: "PAYLOAD_TOO_LARGE" });
  if (status === 415) return new TRPCError({ code: "UNSUPPORTED_MEDIA_TYPE" });
  if (typeof status === "number" && status >= 400 && status < 500)
    return new TRPCError({ code: "BAD_REQUEST" });
  return null;
}
