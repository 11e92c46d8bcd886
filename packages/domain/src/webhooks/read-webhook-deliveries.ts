import { Failure } from "@foyer/contract/failures";
import { type WebhookDelivery, type WebhookDeliveryDetails, webhookDelivery } from "@foyer/contract/webhooks";
import { Prisma, plannedByValues, type Transaction } from "@foyer/db/database";
import type { Tenant } from "../authorize.ts";

/** A row as `selectWebhookDeliveries` reads it. */
type DeliveryRow = Omit<WebhookDelivery, "at" | "changedAt" | "nextAttemptAt"> & {
  readonly nextAttemptAt: Date | null;
  readonly at: Date;
  readonly changedAt: Date;
  readonly responseBody: string | null;
  readonly data: unknown;
  /** What the payload says. */
  readonly happenedAt: Date;
};

/**
 * Whether delivery `d` comes behind another about the same subject at the same endpoint. Looked up one by one: whatever the
 * planner believes of a table that fills and empties, it takes the index.
 */
export const waitsForEarlier = Prisma.sql`(d.in_order AND COALESCE((
  SELECT true FROM webhook_deliveries e
  WHERE e.webhook_id = d.webhook_id AND e.subject_id = d.subject_id AND e.status = 'pending' AND e.in_order
    AND e.position < d.position
  ORDER BY e.position LIMIT 1), false))`;

/** Deliveries (`d`) to an organization's endpoints that are still there, the newest first. */
export async function selectWebhookDeliveries(
  db: Pick<Transaction, "$queryRaw">,
  { organizationId }: Tenant,
  { where, most }: { readonly where: Prisma.Sql; readonly most: number },
): Promise<DeliveryRow[]> {
  return db.$queryRaw<DeliveryRow[]>`${plannedByValues}
    SELECT d.id, d.webhook_id AS "webhookId", d.event_id AS "eventId", d.type, d.subject_id AS "subjectId",
      d.status::text, d.attempts, d.response_status AS "responseStatus", d.response_body AS "responseBody", d.error,
      d.milliseconds, d.at, d.changed_at AS "changedAt", e.data, e.at AS "happenedAt",
      CASE WHEN d.status = 'pending' AND d.claim IS NULL AND w.disabled_at IS NULL AND NOT ${waitsForEarlier}
        THEN d.next_attempt_at END AS "nextAttemptAt"
    FROM webhook_deliveries d
    JOIN webhooks w ON w.id = d.webhook_id
    JOIN webhook_events e ON e.id = d.event_id
    WHERE d.organization_id = ${organizationId}::uuid AND ${where}
    ORDER BY d.at DESC, d.id DESC LIMIT ${most}`;
}

/** One of the deliveries to an organization's endpoints. @throws Failure `not_found` */
export async function readWebhookDelivery(
  db: Pick<Transaction, "$queryRaw">,
  tenant: Tenant,
  id: string,
): Promise<WebhookDeliveryDetails> {
  const where = Prisma.sql`d.id = ${id}::uuid`;
  const [row] = await selectWebhookDeliveries(db, tenant, { where, most: 1 });
  if (!row) throw new Failure("not_found");
  const payload = payloadOf({ ...row, at: row.happenedAt });
  return { ...webhookDeliveryAnswer(row), payload, responseBody: row.responseBody };
}

/** A row as the contract promises it. */
export function webhookDeliveryAnswer({
  at,
  changedAt,
  nextAttemptAt,
  ...row
}: DeliveryRow): WebhookDelivery {
  return webhookDelivery.parse({
    ...row,
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    at: at.toISOString(),
    changedAt: changedAt.toISOString(),
  });
}

/** What is posted of an event: the payload of Standard Webhooks, the same at every attempt. */
export function payloadOf({
  type,
  at,
  data,
}: {
  readonly type: string;
  readonly at: Date;
  readonly data: unknown;
}) {
  return { type, timestamp: at.toISOString(), data };
}
