import type { MailDelivery } from "@foyer/contract/mail";
import { failureOf } from "../../lib/failure.ts";
import { client } from "../../lib/trpc.ts";
import { retryRefusal } from "./retry-refusal.ts";

/** What became of one message: `problem` is null where it is tried again. */
export type RetryResult = { readonly delivery: MailDelivery; readonly problem: string | null };

const atOnce = 10;

/**
 * Tries many messages again. Never throws: what was refused is in the answer with the reason, in the order that they
 * came in.
 */
export async function retryDeliveries(
  organizationId: string,
  deliveries: readonly MailDelivery[],
  retry: (input: { organizationId: string; deliveryId: string }) => Promise<unknown> = (input) =>
    client.mail.deliveries.retry.mutate(input),
): Promise<readonly RetryResult[]> {
  const results: RetryResult[] = [];
  for (let start = 0; start < deliveries.length; start += atOnce) {
    const some = deliveries.slice(start, start + atOnce).map(async (delivery) => {
      try {
        await retry({ organizationId, deliveryId: delivery.id });
        return { delivery, problem: null };
      } catch (error) {
        return { delivery, problem: retryRefusal(failureOf(error)) };
      }
    });
    results.push(...(await Promise.all(some)));
  }
  return results;
}
