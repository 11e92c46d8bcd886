import type { OrganizationRole } from "@foyer/contract/permissions";
import { Prisma, type Transaction } from "@foyer/db/database";
import { asksForAnswer } from "../mail/asks-for-answer.ts";
import { byDoor } from "./targets/by-door.ts";

/** An invitation whose days are over, held; and whether it is one to remind of. */
export type Due = {
  readonly id: string;
  readonly email: string;
  readonly inviterId: string | null;
  readonly inviterRole: OrganizationRole | null;
  readonly isReady: boolean;
  /** Otherwise, when it is looked at again. */
  readonly lookAgainAt: Date;
};

/**
 * The invitations of organization `o` that have fallen due, by their ids: nothing was sent for its days, and nothing answered.
 * Served by an index in which those that were reminded as often as may be, or put off, cost next to nothing.
 */
function fallenDue(which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`generate_series(0, o.reminder_limit - 1) AS sent(number), LATERAL (
    SELECT i.id FROM invitations i
    WHERE i.organization_id = o.id AND i.status = 'pending' AND i.reminders_sent = sent.number
      AND i.last_message_at <= now() - make_interval(days => o.reminder_after_days) AND i.remind_after <= now()
      AND i.expires_at > now() ${which}) AS due`;
}

/** An organization in which something has fallen due, and the database's clock. */
type OrganizationToRemind = { readonly id: string; readonly timeZone: string; readonly now: Date };

/** The organizations in which something has fallen due, in the order of their ids: up to `most` of those after one. */
export async function whereRemindersAreDue(
  db: Pick<Transaction, "$queryRaw">,
  { after, most }: { readonly after: string; readonly most: number },
): Promise<readonly OrganizationToRemind[]> {
  return db.$queryRaw<OrganizationToRemind[]>`
    SELECT o.id, o.time_zone AS "timeZone", now() FROM organizations o
    WHERE o.reminder_after_days IS NOT NULL AND o.id > ${after}::uuid
      AND EXISTS (SELECT 1 FROM ${fallenDue(Prisma.sql`LIMIT 1`)})
    ORDER BY o.id LIMIT ${most}`;
}

/**
 * Holds up to `most` invitations of an organization that have fallen due until the transaction ends, and says which of them
 * are to be reminded of. Those that somebody else holds are being answered, changed or reminded of already: they are left out.
 */
export async function holdDue(
  tx: Transaction,
  { organizationId, most }: { readonly organizationId: string; readonly most: number },
): Promise<readonly Due[]> {
  const held = await tx.$queryRaw<{ id: string }[]>`
    SELECT due.id
    FROM organizations o, ${fallenDue(Prisma.sql`ORDER BY i.last_message_at LIMIT ${most} FOR UPDATE SKIP LOCKED`)}
    WHERE o.id = ${organizationId}::uuid AND o.reminder_after_days IS NOT NULL
    LIMIT ${most}`;
  if (held.length === 0) return [];
  // Held first and looked at then, in two statements: nobody gets in line, or comes in, unseen.
  return tx.$queryRaw<Due[]>`
    SELECT i.id, i.email::text, i.inviter_id AS "inviterId", m.role::text AS "inviterRole",
      COALESCE(last.status = 'sent' AND last.left_at + after.days <= now(), false)
        AND NOT EXISTS (SELECT 1 FROM waiting_places w WHERE w.invitation_id = i.id)
        AND ${byDoor(({ awaitsAnswer }) => awaitsAnswer)}
        AND ${byDoor(({ inviterMayLetIn }) => inviterMayLetIn)} AS "isReady",
      -- What was held up on its way has not been waiting for an answer all that time.
      CASE WHEN last.status = 'sent' AND last.left_at + after.days > now() THEN last.left_at + after.days
        ELSE now() + interval '1 day' END AS "lookAgainAt"
    FROM invitations i
    JOIN organizations o ON o.id = i.organization_id
    CROSS JOIN LATERAL make_interval(days => o.reminder_after_days) AS after(days)
    LEFT JOIN memberships m ON m.organization_id = i.organization_id AND m.user_id = i.inviter_id
    LEFT JOIN LATERAL (
      SELECT d.status, COALESCE(d.sent_at, d.changed_at) AS left_at FROM deliveries d
      WHERE d.invitation_id = i.id AND d.purpose::text = ANY(${asksForAnswer})
      ORDER BY d.number DESC LIMIT 1) last ON true
    WHERE i.id = ANY(${held.map(({ id }) => id)}::uuid[])
    ORDER BY i.last_message_at, i.id`;
}
