import { invitationStatuses } from "@foyer/contract/invitations";
import { webhookEventTypes } from "@foyer/contract/webhooks";
import type { ContractSchemas } from "./contract-schemas.ts";
import { exampleOf } from "./example-of.ts";
import { isObject, type Json, type JsonObject, objectAt } from "./json.ts";

const summaries: Readonly<Record<(typeof webhookEventTypes)[number], string>> = {
  "invitation.created": "Somebody was invited",
  "invitation.updated": "A pending invitation was changed",
  "invitation.sent": "A message to the invitee was handed over",
  "invitation.delivered": "The provider says that a message has arrived",
  "invitation.bounced": "A message was refused for good",
  "invitation.opened": "The accept page was opened for the first time",
  "invitation.accepted": "The invitee has accepted",
  "invitation.declined": "The invitee has declined",
  "invitation.cancelled": "The invitation was taken back",
  "invitation.expired": "Its time is over",
  "invitation.renewed": "It was given its full time again",
  "member.added": "Somebody came into the organization, or into a space",
  "member.updated": "Somebody's role was changed",
  "member.removed": "Somebody is no longer in the organization, or in a space",
  "attendee.added": "Somebody has taken a seat of an event",
  "attendee.removed": "A seat was given back, or taken away",
  "webhook.test": "A test that somebody asked for",
};

/** What endpoints are told, as OpenAPI 3.1 describes requests that a server makes. */
export function webhookRequests(schemas: ContractSchemas): JsonObject {
  const payload = objectAt(schemas.components, "WebhookPayload");
  return Object.fromEntries(
    webhookEventTypes.map((type) => [type, { post: request(type, payload, schemas) }]),
  );
}

function request(
  type: (typeof webhookEventTypes)[number],
  { oneOf }: JsonObject,
  { components }: ContractSchemas,
): JsonObject {
  const variants = Array.isArray(oneOf) ? oneOf.filter(isObject) : [];
  const variant = variants.find((each) =>
    JSON.stringify(objectAt(each["properties"], "type")).includes(`"${type}"`),
  );
  if (!variant) throw new Error(`Nothing says what ${type} carries.`);
  const schema: JsonObject = {
    ...variant,
    properties: { ...objectAt(variant, "properties"), type: { type: "string", const: type } },
  };
  return {
    operationId: type,
    tags: ["Webhooks"],
    summary: summaries[type],
    description:
      "Posted to endpoints that ask for it. Events about the same subject arrive in order; an event may arrive more than once, with the same `webhook-id`.",
    security: [],
    parameters: ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => ({
      $ref: `#/components/parameters/${name}`,
    })),
    requestBody: {
      required: true,
      content: {
        "application/json": { schema, example: inStatus(type, exampleOf(schema, components, "answer")) },
      },
    },
    responses: {
      "2XX": { description: "Taken. Answer soon, and do the work afterwards." },
      "410": { description: "Nobody is here any more: the endpoint is switched off." },
      "4XX": { description: "Refused: it is told again, ten times over about three days." },
      "5XX": { description: "As with 4XX. Redirects are not followed, and count as refusals." },
    },
  };
}

/** An invitation is told as it was when the event had happened. */
function inStatus(type: string, example: Json): Json {
  const [, status = ""] = type.split(".");
  const { invitation, ...others } = objectAt(example, "data");
  if (!isObject(example) || !isObject(invitation) || !ended.some((each) => each === status)) return example;
  const respondedAt = status === "accepted" || status === "declined" ? (example["timestamp"] ?? null) : null;
  return { ...example, data: { ...others, invitation: { ...invitation, status, respondedAt } } };
}

const ended = invitationStatuses.filter((status) => status !== "pending");

/** The headers of every such request, as Standard Webhooks name them. */
export const webhookParameters: JsonObject = {
  "webhook-id": {
    name: "webhook-id",
    in: "header",
    required: true,
    description: "Names the event. The same at every attempt: what was seen before can be left alone.",
    schema: { type: "string", format: "uuid" },
    example: "019512a0-5b1e-7c3a-9d42-0a5b6c7d8e20",
  },
  "webhook-timestamp": {
    name: "webhook-timestamp",
    in: "header",
    required: true,
    description: "When this attempt was made, in seconds since 1970. Refuse what is older than five minutes.",
    schema: { type: "string", pattern: "^\\d+$" },
    example: "1803893400",
  },
  "webhook-signature": {
    name: "webhook-signature",
    in: "header",
    required: true,
    description:
      "`v1,` and the Base64 of an HMAC-SHA256 over `webhook-id.webhook-timestamp.body`, by the secret behind `whsec_`. Several, with spaces between them, while a secret is being changed: one that fits is enough.",
    schema: { type: "string" },
    example: "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
  },
};
