import { answerFailure } from "@foyer/api/answer-failure";
import type { Reason } from "@foyer/contract/failures";
import type { TRPCError } from "@trpc/server";
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
  readonly procedure: string | undefined;
  readonly ip: string;
  readonly userId: string | undefined;
};

/** Notes what of a failed call somebody who watches over Foyer wants to know: refusals, and defects with their cause. */
export function logRefusal(log: Logger, failure: TRPCError, circumstances: Circumstances): void {
  const { status, reason } = answerFailure(failure);
  if (status >= 500) log.error({ error: failure.cause ?? failure, ...circumstances }, "request failed");
  else if (telling.has(reason)) log.info({ reason, ...circumstances }, "refused");
}
