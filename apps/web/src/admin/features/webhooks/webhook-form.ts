import {
  createWebhook,
  type Webhook,
  type WebhookEventType,
  webhookEventType,
} from "@foyer/contract/webhooks";
import { z } from "zod";

const { url, description } = createWebhook.shape;

/** What the form asks for. No event chosen would mean all of them, so that is asked for in words. */
export const webhookFields = z
  .object({
    url,
    description,
    scope: z.enum(["all", "chosen"]),
    events: z.array(webhookEventType),
  })
  .refine(({ scope, events }) => scope === "all" || events.length > 0, {
    path: ["events"],
    error: "Choose at least one, or everything.",
  });
export type WebhookFieldsInput = z.input<typeof webhookFields>;
type WebhookFields = z.output<typeof webhookFields>;

/** What stands in the form at first: an endpoint as it is, or an empty one. */
export function fieldsOf(webhook: Webhook | null): WebhookFieldsInput {
  if (!webhook) return { url: "", description: undefined, scope: "all", events: [] };
  const { url: address, description: said, events } = webhook;
  return {
    url: address,
    description: said ?? undefined,
    scope: events.length === 0 ? "all" : "chosen",
    events,
  };
}

/** What was chosen, as the server takes it. */
export function chosenEvents({ scope, events }: WebhookFields): WebhookEventType[] {
  return scope === "all" ? [] : events;
}
