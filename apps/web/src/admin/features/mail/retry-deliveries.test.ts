import type { MailDelivery } from "@foyer/contract/mail";
import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { retryDeliveries } from "./retry-deliveries.ts";

function message(id: string): MailDelivery {
  return {
    id,
    invitationId: "i",
    kind: "organization",
    invitee: "ada@example.com",
    purpose: "invitation",
    recipient: "ada@example.com",
    status: "bounced",
    attempts: 1,
    detail: null,
    provider: "smtp",
    queuedAt: "2026-11-21T12:00:00Z",
    changedAt: "2026-11-21T12:00:00Z",
    nextAttemptAt: null,
    deliveredAt: null,
    openedAt: null,
    canRetry: true,
  };
}

function refusal(reason: string, retryAfterSeconds?: number): TRPCClientError<never> {
  const data = { reason, ...(retryAfterSeconds && { retryAfterSeconds }) };
  return TRPCClientError.from({ error: { message: "Refused.", code: -32600, data } });
}

test("of many messages each is told what became of it, and one that is refused holds up no other [S1.5]", async () => {
  const messages = Array.from({ length: 23 }, (_, number) => message(String(number)));
  const refused = new Map([
    ["3", refusal("address_suppressed")],
    ["17", refusal("rate_limited", 7200)],
  ]);
  const tried: string[] = [];
  const results = await retryDeliveries("o", messages, async ({ deliveryId }) => {
    tried.push(deliveryId);
    const error = refused.get(deliveryId);
    if (error) throw error;
  });
  expect(tried).toHaveLength(23);
  expect(results.map(({ delivery }) => delivery.id)).toEqual(messages.map(({ id }) => id));
  expect(results.flatMap(({ delivery, problem }) => (problem ? [[delivery.id, problem]] : []))).toEqual([
    ["3", expect.stringContaining("No e-mail is sent to this address")],
    ["17", expect.stringContaining("Refused. It is possible in 2 hours")],
  ]);
});
