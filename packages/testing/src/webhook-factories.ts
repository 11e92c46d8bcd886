import { randomUUID } from "node:crypto";
import type { WebhookEventType } from "@foyer/contract/webhooks";
import type { Services } from "@foyer/domain/context";
import { newWebhookSecret, sealWebhookSecret } from "@foyer/domain/webhooks/webhook-secret";
import type { Person } from "./factories.ts";

/** An endpoint of somebody's organization. */
export type TestWebhook = {
  readonly organizationId: string;
  readonly webhookId: string;
  readonly secret: string;
};

/** Makes what webhooks are tested with. */
export type WebhookFactories = {
  /** An endpoint, wherever it is; it is told of everything unless `events` says more. */
  webhook(wish: {
    readonly by: Person;
    readonly url?: string;
    readonly events?: readonly WebhookEventType[];
  }): Promise<TestWebhook>;
  /** An event that was given up at an endpoint of its own. */
  failedWebhookDelivery(wish: {
    readonly by: Person;
  }): Promise<{ readonly organizationId: string; readonly webhookDeliveryId: string }>;
};

/** Factories of endpoints, for a Foyer under test. */
export function webhookFactoriesOn(foyer: { readonly services: Services }): WebhookFactories {
  const factories: WebhookFactories = {
    async webhook({ by: { organizationId }, url = "https://hooks.example.com/foyer", events = [] }) {
      const { database, keys } = foyer.services;
      const [id, secret] = [randomUUID(), newWebhookSecret()];
      const sealedSecret = sealWebhookSecret(keys, secret, id);
      await database.read.webhook.create({
        data: { id, organizationId, url, events: [...events], sealedSecret },
      });
      return { organizationId, webhookId: id, secret };
    },
    async failedWebhookDelivery({ by }) {
      // Of what happens to everybody else nobody tells it.
      const { organizationId, webhookId } = await factories.webhook({ by, events: ["webhook.test"] });
      const { read } = foyer.services.database;
      const data = { webhookId, organizationId };
      const type = "webhook.test";
      const event = await read.webhookEvent.create({
        data: { organizationId, type, subjectId: webhookId, data },
      });
      const { id } = await read.webhookDelivery.create({
        data: {
          ...{ ...data, eventId: event.id, subjectId: webhookId, position: event.position, type },
          ...{
            status: "failed",
            attempts: 11,
            responseStatus: 500,
            responseBody: "Oh no",
            error: "It answered 500.",
          },
        },
        select: { id: true },
      });
      return { organizationId, webhookDeliveryId: id };
    },
  };
  return factories;
}
