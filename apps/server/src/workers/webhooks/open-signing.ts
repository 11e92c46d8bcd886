import { wordsOf } from "@foyer/db/trouble";
import type { Services } from "@foyer/domain/context";
import type { ClaimedDelivery } from "@foyer/domain/webhooks/claim-webhook-deliveries";
import { signWebhook } from "@foyer/domain/webhooks/sign-webhook";
import type { Logger } from "pino";

export type Signing = {
  /** The headers that sign a delivery; null where the endpoint's secret can't be read here. */
  sign(delivery: ClaimedDelivery): Readonly<Record<string, string>> | null;
  /** The endpoints whose secrets could not be read a moment ago. */
  resting(): readonly string[];
};

export type SigningOptions = {
  readonly services: Pick<Services, "keys">;
  readonly log: Pick<Logger, "error">;
  /** Milliseconds for which an endpoint is left alone whose secret can't be read. */
  readonly rest: number;
};

/**
 * Signs what is posted. A secret that can't be read is the operator's trouble and not the endpoint's: it stands in the log, and
 * what is due stays due, until `APP_SECRET` is what it was, or the secret a new one. A worker beside this one may have the key.
 */
export function openSigning({ services, log, rest }: SigningOptions): Signing {
  const until = new Map<string, number>();
  const isResting = (webhookId: string) => (until.get(webhookId) ?? 0) > performance.now();
  return {
    sign(delivery) {
      try {
        return signWebhook(services, delivery);
      } catch (error) {
        const { webhookId } = delivery;
        // What was claimed with it says the same.
        if (!isResting(webhookId))
          log.error({ webhookId, error: wordsOf(error) }, "a webhook can't be signed");
        until.set(webhookId, performance.now() + rest);
        return null;
      }
    },
    resting() {
      for (const id of until.keys()) if (!isResting(id)) until.delete(id);
      return [...until.keys()];
    },
  };
}
