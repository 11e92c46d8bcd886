import { answerFailure } from "@foyer/api/answer-failure";
import type { Reason } from "@foyer/contract/failures";
import { showsBearer } from "@foyer/domain/accounts/api-keys/shows-bearer";
import type { Context } from "@foyer/domain/context";
import type { TRPCError } from "@trpc/server";
import type { FastifyRequest } from "fastify";
import type { Logger } from "pino";

/** Refusals of somebody who may not, or not yet, or not so often (ASVS 5.0 16.3.2, 16.3.3). */
const telling: ReadonlySet<Reason | null> = new Set<Reason>([
  "invalid_credentials",
  "invalid_code",
  "forbidden",
  "mfa_required",
  "mfa_enrolment_required",
  "account_disabled",
  "account_locked",
  "rate_limited",
]);

type Circumstances = {
  readonly request: FastifyRequest;
  /** Absent where the request was refused before anybody looked what it calls. */
  readonly procedure?: string | undefined;
  readonly ctx?: Pick<Context, "caller"> | undefined;
};

/** Notes what of a failed call somebody who watches over Foyer wants to know: refusals, and defects with their cause. */
export function logRefusal(
  log: Logger,
  failure: TRPCError,
  { request, procedure, ctx }: Circumstances,
): void {
  const { status, reason } = answerFailure(failure);
  const { ip, routeOptions, headers } = request;
  const circumstances = { procedure, route: routeOptions.url, ip, userId: ctx?.caller?.userId };
  // Whoever shows no key may only not be signed in any more; a key that is none is a try.
  const isBadKey = reason === "unauthenticated" && showsBearer(headers.authorization);
  if (status >= 500) log.error({ error: failure.cause ?? failure, ...circumstances }, "request failed");
  else if (isBadKey || telling.has(reason)) log.info({ reason, ...circumstances }, "refused");
}
