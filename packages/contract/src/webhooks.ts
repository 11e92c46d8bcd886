import { z } from "zod";
import { invitationKind } from "./doors.ts";
import { invitationStatus } from "./invitations.ts";
import { id, line, pageInput, pageOf, time } from "./values.ts";

/** What an endpoint can be told of. */
export const webhookEventTypes = [
  "invitation.created",
  "invitation.updated",
  "invitation.sent",
  "invitation.delivered",
  "invitation.bounced",
  "invitation.opened",
  "invitation.accepted",
  "invitation.declined",
  "invitation.cancelled",
  "invitation.expired",
  "invitation.renewed",
  "member.added",
  "member.updated",
  "member.removed",
  "attendee.added",
  "attendee.removed",
  "webhook.test",
] as const;
export const webhookEventType = z.enum(webhookEventTypes);
export type WebhookEventType = z.infer<typeof webhookEventType>;

/** An invitation as it was when something happened to it. */
export const webhookInvitation = z.object({
  id,
  organizationId: id,
  kind: invitationKind,
  spaceId: id.nullable(),
  eventId: id.nullable(),
  email: z.string(),
  fullName: z.string().nullable(),
  role: z.string().nullable(),
  status: invitationStatus,
  metadata: z.record(z.string(), z.unknown()).nullable().describe("as it was given when it was made"),
  createdAt: time,
  expiresAt: time,
  respondedAt: time.nullable(),
});

const about = <Type extends WebhookEventType, Data extends z.ZodType>(types: readonly Type[], data: Data) =>
  z.object({ type: z.enum(types), timestamp: time.describe("when it happened"), data });

/**
 * What is posted to an endpoint: the payload of Standard Webhooks. The header `webhook-id` names the event; it is the same
 * at every attempt, so that whoever has seen it can leave it alone.
 */
export const webhookPayload = z.discriminatedUnion("type", [
  about(
    [
      "invitation.created",
      "invitation.updated",
      "invitation.opened",
      "invitation.accepted",
      "invitation.declined",
      "invitation.cancelled",
      "invitation.expired",
      "invitation.renewed",
    ],
    z.object({ invitation: webhookInvitation }),
  ),
  about(
    ["invitation.sent", "invitation.delivered", "invitation.bounced"],
    z.object({
      invitation: webhookInvitation,
      delivery: z.object({
        id,
        purpose: z.string().describe("invitation or reminder, or another that may be told of one day"),
        detail: z.string().nullable().describe("the provider's own words"),
      }),
    }),
  ),
  about(
    ["member.added", "member.updated", "member.removed"],
    z.object({
      member: z.object({
        userId: id,
        organizationId: id,
        spaceId: id.nullable().describe("null: of the organization itself"),
        email: z.string(),
        name: z.string().nullable(),
        role: z.string(),
      }),
    }),
  ),
  about(
    ["attendee.added", "attendee.removed"],
    z.object({
      attendee: z.object({
        id,
        organizationId: id,
        eventId: id,
        invitationId: id,
        email: z.string(),
        fullName: z.string(),
        phone: z.string().nullable(),
      }),
    }),
  ),
  about(["webhook.test"], z.object({ webhookId: id, organizationId: id })),
]);
export type WebhookPayload = z.infer<typeof webhookPayload>;

/** Kept as it is posted to: nothing in it is hidden from whoever reads it, or is what no database keeps. */
const webhookUrl = z
  .string()
  .trim()
  .max(2000, "At most 2,000 characters.")
  .refine(isWebhookUrl, "Must be a URL that starts with https:// (or http://, where the operator allows it).")
  .transform((text) => new URL(text).href);

function isWebhookUrl(text: string): boolean {
  const url = URL.parse(text);
  if (!url || (url.protocol !== "https:" && url.protocol !== "http:")) return false;
  return `${url.username}${url.password}${url.hash}` === "" && url.hostname !== "";
}

export const webhook = z.object({
  id,
  organizationId: id,
  url: z.string(),
  description: z.string().nullable(),
  events: z.array(webhookEventType).describe("none: all of them, also those to come"),
  enabled: z.boolean(),
  disabledReason: z
    .enum(["by_hand", "gone", "failing"])
    .nullable()
    .describe("`gone`: it answered 410. `failing`: nothing reached it for three days"),
  failingSince: time.nullable().describe("when the first of all the attempts failed that have since"),
  earlierSecretUntil: time.nullable().describe("until when the secret before this one signs too"),
  createdAt: time,
  updatedAt: time,
});
export type Webhook = z.infer<typeof webhook>;

/** With its secret, which is shown this once. */
export const webhookWithSecret = webhook.extend({
  secret: z.string().describe("`whsec_` and a key in Base64, as Standard Webhooks libraries take it"),
});
export type WebhookWithSecret = z.infer<typeof webhookWithSecret>;

export const listWebhooks = z.strictObject({ organizationId: id, ...pageInput });
export type ListWebhooks = z.infer<typeof listWebhooks>;
export const webhookPage = pageOf(webhook);
export type WebhookPage = z.infer<typeof webhookPage>;

const webhookFields = {
  url: webhookUrl,
  description: line(200).optional(),
  events: z.array(webhookEventType).max(webhookEventTypes.length).default([]).describe("none: all of them"),
};

export const createWebhook = z.strictObject({ organizationId: id, ...webhookFields });
export type CreateWebhook = z.infer<typeof createWebhook>;

export const byWebhook = z.strictObject({ organizationId: id, webhookId: id });
export type ByWebhook = z.infer<typeof byWebhook>;

export const updateWebhook = byWebhook.extend({
  url: webhookUrl.optional(),
  description: line(200).nullable().optional(),
  events: z.array(webhookEventType).max(webhookEventTypes.length).optional(),
  enabled: z.boolean().optional().describe("true goes on with what has waited"),
});
export type UpdateWebhook = z.infer<typeof updateWebhook>;

export const webhookDeliveryStatus = z.enum(["pending", "delivered", "failed"]);
export type WebhookDeliveryStatus = z.infer<typeof webhookDeliveryStatus>;

/** One event on its way to one endpoint. */
export const webhookDelivery = z.object({
  id,
  webhookId: id,
  eventId: id.describe("the header `webhook-id`"),
  type: webhookEventType,
  subjectId: id.describe("of the invitation or person: events about the same arrive in order"),
  status: webhookDeliveryStatus,
  attempts: z.number(),
  nextAttemptAt: time
    .nullable()
    .describe(
      "null: it has arrived, was given up, is on its way just now, or waits for one before it or for the endpoint",
    ),
  responseStatus: z.number().nullable().describe("of the last attempt; null: there was no answer"),
  error: z.string().nullable().describe("why the last attempt failed, in one sentence"),
  milliseconds: z.number().nullable().describe("that the last attempt took"),
  at: time.describe("when it happened"),
  changedAt: time,
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;

export const webhookDeliveryDetails = webhookDelivery.extend({
  payload: z.record(z.string(), z.unknown()).describe("what is posted"),
  responseBody: z.string().nullable().describe("the beginning of the last answer, at most 2,000 characters"),
});
export type WebhookDeliveryDetails = z.infer<typeof webhookDeliveryDetails>;

export const listWebhookDeliveries = z.strictObject({
  organizationId: id,
  webhookId: id.optional(),
  status: webhookDeliveryStatus.optional(),
  type: webhookEventType.optional(),
  ...pageInput,
});
export type ListWebhookDeliveries = z.infer<typeof listWebhookDeliveries>;
export const webhookDeliveryPage = pageOf(webhookDelivery);
export type WebhookDeliveryPage = z.infer<typeof webhookDeliveryPage>;

export const byWebhookDelivery = z.strictObject({ organizationId: id, webhookDeliveryId: id });
export type ByWebhookDelivery = z.infer<typeof byWebhookDelivery>;
