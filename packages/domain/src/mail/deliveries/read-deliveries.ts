import type { InvitationKind } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import { type MailDelivery, mailDelivery } from "@foyer/contract/mail";
import { Prisma, plannedByValues, type Transaction } from "@foyer/db/database";
import type { Tenant } from "../../authorize.ts";
import { isAlsoFoundIn, isFoundIn } from "../../found.ts";
import { invitationsFound } from "../../invitations/invitation-filters.ts";
import { hasStatus } from "../../invitations/lifecycle.ts";
import { asksForAnswer } from "../asks-for-answer.ts";

/** A row as `selectDeliveries` reads it. */
type DeliveryRow = {
  id: string;
  invitationId: string;
  kind: InvitationKind;
  invitee: string;
  purpose: string;
  recipient: string;
  status: string;
  attempts: number;
  detail: string | null;
  provider: string | null;
  queuedAt: Date;
  changedAt: Date;
  nextAttemptAt: Date | null;
  deliveredAt: Date | null;
  openedAt: Date | null;
  canRetry: boolean;
};

const isPutOff = Prisma.sql`(d.status = 'queued' AND COALESCE(d.next_attempt_at > now(), false))`;
const canRetry = Prisma.sql`((d.status IN ('retrying', 'bounced', 'failed') OR ${isPutOff})
  AND (d.purpose::text <> ALL(${asksForAnswer}) OR ${hasStatus("pending")}))`;

type Wanted = {
  /** Conditions on `d`, the message. */
  readonly where: readonly Prisma.Sql[];
  /** Part of the recipient's address. */
  readonly search?: string | undefined;
  readonly limit: number;
};

/**
 * The messages of an organization, the newest first, and what became of each: no copied links. Their invitations are looked up
 * for those alone.
 */
export async function selectDeliveries(
  db: Pick<Transaction, "$queryRaw">,
  { organizationId }: Tenant,
  { where, search, limit }: Wanted,
): Promise<DeliveryRow[]> {
  const mine = Prisma.join(
    [Prisma.sql`d.organization_id = ${organizationId}::uuid`, isMessage, ...where],
    " AND ",
  );
  const newest = Prisma.sql`ORDER BY d.queued_at DESC, d.id DESC LIMIT ${limit}`;
  const found = (search === undefined ? [Prisma.sql`true`] : waysToFind(organizationId, search)).map(
    (way) => Prisma.sql`(SELECT d.* FROM deliveries d WHERE ${mine} AND ${way} ${newest})`,
  );
  // With a filter it depends on its value which index is the shortest way: most messages are invitations that were sent.
  const planned = where.length > 0 || search !== undefined ? plannedByValues : Prisma.empty;
  return db.$queryRaw<DeliveryRow[]>`${planned}
    SELECT d.id, d.invitation_id AS "invitationId", i.kind::text, i.email::text AS invitee, d.purpose::text, d.recipient,
      d.status::text, d.attempts, d.detail, d.provider::text, d.queued_at AS "queuedAt", d.changed_at AS "changedAt",
      CASE WHEN d.status IN ('queued', 'retrying') THEN d.next_attempt_at END AS "nextAttemptAt",
      d.delivered_at AS "deliveredAt", d.opened_at AS "openedAt", ${canRetry} AS "canRetry"
    FROM (${Prisma.join(found, " UNION ALL ")}) d JOIN invitations i ON i.id = d.invitation_id
    ${newest}`;
}

/** A message with a link of its own goes to the invitee, so the invitation leads to it; others are found by an index of theirs. */
function waysToFind(organizationId: string, search: string): Prisma.Sql[] {
  const recipient = Prisma.sql`d.recipient`;
  return [
    Prisma.sql`d.number IS NULL AND ${isFoundIn(recipient, search)}`,
    Prisma.sql`d.number IS NOT NULL AND ${isAlsoFoundIn(recipient, search)}
      AND d.invitation_id IN (${invitationsFound(organizationId, search)})`,
  ];
}

const isMessage = Prisma.sql`d.status <> 'link'`;

/** One of an organization's messages. @throws Failure `not_found` */
export async function readMailDelivery(
  db: Pick<Transaction, "$queryRaw">,
  tenant: Tenant,
  deliveryId: string,
): Promise<MailDelivery> {
  const where = [Prisma.sql`d.id = ${deliveryId}::uuid`];
  const [row] = await selectDeliveries(db, tenant, { where, limit: 1 });
  if (!row) throw new Failure("not_found");
  return deliveryAnswer(row);
}

/** A row as the contract promises it. */
export function deliveryAnswer(row: DeliveryRow): MailDelivery {
  const { queuedAt, changedAt, nextAttemptAt, deliveredAt, openedAt, ...rest } = row;
  return mailDelivery.parse({
    ...rest,
    queuedAt: queuedAt.toISOString(),
    changedAt: changedAt.toISOString(),
    nextAttemptAt: nextAttemptAt?.toISOString() ?? null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
    openedAt: openedAt?.toISOString() ?? null,
  });
}
