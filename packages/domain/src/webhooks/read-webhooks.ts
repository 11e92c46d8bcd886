import { Failure } from "@foyer/contract/failures";
import { type Webhook, webhook } from "@foyer/contract/webhooks";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { Tenant } from "../authorize.ts";

/** A row as `selectWebhooks` reads it. */
type WebhookRow = {
  readonly id: string;
  readonly organizationId: string;
  readonly url: string;
  readonly description: string | null;
  readonly events: string[];
  readonly disabledAt: Date | null;
  readonly disabledReason: "by_hand" | "gone" | "failing" | null;
  readonly failingSince: Date | null;
  readonly earlierSecretUntil: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** Endpoints (`w`) of an organization, the oldest first, without their secrets. */
export async function selectWebhooks(
  db: Pick<Transaction, "$queryRaw">,
  { organizationId }: Tenant,
  { where, most }: { readonly where: Prisma.Sql; readonly most: number },
): Promise<WebhookRow[]> {
  return db.$queryRaw<WebhookRow[]>`
    SELECT w.id, w.organization_id AS "organizationId", w.url, w.description, w.events, w.disabled_at AS "disabledAt",
      w.disabled_reason::text AS "disabledReason", w.failing_since AS "failingSince",
      CASE WHEN w.earlier_secret_until > now() THEN w.earlier_secret_until END AS "earlierSecretUntil",
      w.created_at AS "createdAt", w.updated_at AS "updatedAt"
    FROM webhooks w
    WHERE w.organization_id = ${organizationId}::uuid AND ${where}
    ORDER BY w.created_at, w.id LIMIT ${most}`;
}

/** One of an organization's endpoints. @throws Failure `not_found` */
export async function readWebhook(
  db: Pick<Transaction, "$queryRaw">,
  tenant: Tenant,
  webhookId: string,
): Promise<Webhook> {
  const [row] = await selectWebhooks(db, tenant, { where: Prisma.sql`w.id = ${webhookId}::uuid`, most: 1 });
  if (!row) throw new Failure("not_found");
  return webhookAnswer(row);
}

/** A row as the contract promises it. */
export function webhookAnswer({ disabledAt, ...row }: WebhookRow): Webhook {
  return webhook.parse({
    ...row,
    enabled: disabledAt === null,
    failingSince: row.failingSince?.toISOString() ?? null,
    earlierSecretUntil: row.earlierSecretUntil?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  });
}
