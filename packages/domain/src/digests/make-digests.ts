import type { Transaction } from "@foyer/db/database";
import { sendAccountMessage } from "@foyer/jobs/queues";
import { uuidv7 } from "uuidv7";
import type { Services } from "../context.ts";
import { isDaytime, morningOf } from "../daytime.ts";
import { mayEnter } from "../organizations/memberships.ts";

// Digests made in one transaction.
const chunk = 500;

/** A time zone in which it is day, and when it was 8 o'clock there. */
type Morning = { readonly timeZone: string; readonly at: string };

/** Somebody to tell, whose place in the organization is held. */
type Inviter = { readonly userId: string; readonly organizationId: string; readonly morning: Date };

/**
 * Makes a message for everybody who wants the answers to their invitations once a day, of those that came before 8 o'clock of
 * this day in the organization's time zone; says how many. Each inviter gets one a day and organization, however many workers
 * are at it and however often, and each answer is told once. Whoever may not enter any more, or wants to know nothing, gets none.
 */
export async function makeDigests({ database, jobs }: Services): Promise<number> {
  const mornings = await morningsOf(database.read);
  if (mornings.length === 0) return 0;
  let total = 0;
  for (;;) {
    const { held, made } = await database.transaction(async (tx) => {
      const inviters = await holdInviters(tx, mornings);
      const ids = await gather(tx, inviters);
      const payloads = ids.map((messageId) => ({ messageId }));
      await jobs.enqueueMany(tx, sendAccountMessage, payloads, { ids });
      return { held: inviters.length, made: ids.length };
    });
    total += made;
    if (held < chunk) return total;
  }
}

/** Where it is day, and there is something to tell. Zones are few, however many organizations there are. */
async function morningsOf(db: Pick<Transaction, "$queryRaw">): Promise<Morning[]> {
  const zones = await db.$queryRaw<{ timeZone: string; now: Date }[]>`
    SELECT DISTINCT o.time_zone AS "timeZone", now() FROM organizations o
    WHERE EXISTS (SELECT 1 FROM answer_notices_to_tell a WHERE a.organization_id = o.id AND a.message_id IS NULL)`;
  return zones
    .filter(({ timeZone, now }) => isDaytime(now, timeZone))
    .map(({ timeZone, now }) => ({ timeZone, at: morningOf(now, timeZone).toISOString() }));
}

/** Those whose digest is due. Whom another worker holds is in good hands. */
async function holdInviters(tx: Transaction, mornings: readonly Morning[]): Promise<Inviter[]> {
  return tx.$queryRaw<Inviter[]>`
    SELECT m.user_id AS "userId", m.organization_id AS "organizationId", z.morning
    FROM (SELECT organization_id, user_id, min(at) AS first FROM answer_notices_to_tell
      WHERE message_id IS NULL GROUP BY organization_id, user_id) waiting
    JOIN organizations o ON o.id = waiting.organization_id
    JOIN unnest(${mornings.map(({ timeZone }) => timeZone)}::text[], ${mornings.map(({ at }) => at)}::timestamptz[])
      AS z(time_zone, morning) ON z.time_zone = o.time_zone AND waiting.first < z.morning
    JOIN memberships m ON m.organization_id = o.id AND m.user_id = waiting.user_id
    WHERE ${mayEnter} AND m.answer_notices <> 'never'
      AND NOT EXISTS (SELECT 1 FROM account_messages d WHERE d.user_id = m.user_id AND d.organization_id = o.id
        AND d.purpose = 'answers_digest' AND d.queued_at >= z.morning)
    ORDER BY m.id LIMIT ${chunk} FOR NO KEY UPDATE OF m SKIP LOCKED`;
}

/**
 * Makes the digests of those who are held, and answers their ids. What was due when they were looked for is looked at once
 * more, in a statement of its own: another worker may have made one of them before they were held.
 */
async function gather(tx: Transaction, inviters: readonly Inviter[]): Promise<string[]> {
  if (inviters.length === 0) return [];
  const made = await tx.$queryRaw<{ id: string }[]>`
    WITH due AS (
      SELECT n.id, n.organization_id, n.morning, u.id AS user_id, u.email
      FROM unnest(${inviters.map(() => uuidv7())}::uuid[], ${inviters.map(({ userId }) => userId)}::uuid[],
        ${inviters.map(({ organizationId }) => organizationId)}::uuid[],
        ${inviters.map(({ morning }) => morning.toISOString())}::timestamptz[]) AS n(id, user_id, organization_id, morning)
      JOIN users u ON u.id = n.user_id
      WHERE EXISTS (SELECT 1 FROM answer_notices_to_tell a WHERE a.organization_id = n.organization_id
          AND a.user_id = u.id AND a.message_id IS NULL AND a.at < n.morning)
        AND NOT EXISTS (SELECT 1 FROM account_messages d WHERE d.user_id = u.id
          AND d.organization_id = n.organization_id AND d.purpose = 'answers_digest' AND d.queued_at >= n.morning)
    ), made AS (
      INSERT INTO account_messages (id, user_id, purpose, recipient, organization_id)
      SELECT id, user_id, 'answers_digest', email, organization_id FROM due
      RETURNING id
    ), told AS (
      UPDATE answer_notices_to_tell a SET message_id = due.id FROM due
      WHERE a.organization_id = due.organization_id AND a.user_id = due.user_id AND a.message_id IS NULL
        AND a.at < due.morning
    )
    SELECT id FROM made`;
  return made.map(({ id }) => id);
}
