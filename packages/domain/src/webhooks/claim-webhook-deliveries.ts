import { randomUUID } from "node:crypto";
import { plannedByValues } from "@foyer/db/database";
import type { Services } from "../context.ts";
import { payloadOf, waitsForEarlier } from "./read-webhook-deliveries.ts";

/** A delivery that nobody else tries until its claim ends, with all that it takes to post it. */
export type ClaimedDelivery = {
  readonly id: string;
  /** Tells this claim from a later one. */
  readonly claim: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly url: string;
  /** The latest first. */
  readonly sealedSecrets: readonly string[];
  /** Attempts before this one. */
  readonly attempts: number;
  /** The body: the same at every attempt. */
  readonly body: string;
  /** The database's clock, in whole seconds. */
  readonly now: number;
};

type ClaimedRow = Omit<ClaimedDelivery, "claim" | "body"> & {
  readonly type: string;
  readonly at: Date;
  readonly data: unknown;
};

/** Of one endpoint at once: of one that fails just enough to notice that it is back. */
const mostOfEndpoint = 8;
const mostOfFailing = 4;

/** Longer than any attempt takes. Whoever has not written down by then what came of it is thought to have died. */
const claimSeconds = 60;

export type Claiming = {
  readonly most: number;
  /** How many deliveries are under way, by endpoint. */
  readonly busy: ReadonlyMap<string, number>;
  /** Endpoints that are left alone. */
  readonly resting?: readonly string[];
};

/**
 * Claims what is due at the endpoints that are on, at most `most`: for each organization as much, and those first of which the
 * fewest are under way. So what is slow holds up nobody else, however many endpoints it has. What comes behind another about
 * the same subject waits for it.
 */
export async function claimWebhookDeliveries(
  { database }: Pick<Services, "database">,
  { most, busy, resting = [] }: Claiming,
): Promise<readonly ClaimedDelivery[]> {
  const claim = randomUUID();
  const [ids, counts] = [[...busy.keys()], [...busy.values()]];
  const rows = await database.read.$queryRaw<ClaimedRow[]>`${plannedByValues}
    WITH ready AS (
      SELECT w.id, w.organization_id, w.failing_since IS NOT NULL AS fails, u.busy, u.most - u.busy AS room
      FROM webhooks w LEFT JOIN unnest(${ids}::uuid[], ${counts}::int[]) AS b(id, count) ON b.id = w.id
      CROSS JOIN LATERAL (
        SELECT COALESCE(b.count, 0) AS busy,
          CASE WHEN w.failing_since IS NULL THEN ${mostOfEndpoint}::int ELSE ${mostOfFailing}::int END AS most
      ) u
      WHERE w.disabled_at IS NULL AND u.busy < u.most AND w.id <> ALL (${resting}::uuid[]) AND COALESCE((
        SELECT true FROM webhook_deliveries d
        WHERE d.webhook_id = w.id AND d.status = 'pending' AND d.next_attempt_at <= now()
        ORDER BY d.next_attempt_at LIMIT 1), false)
    ), due AS (
      SELECT d.id FROM (
        SELECT organization_id, ceil(${most}::int / count(*) OVER ()::float8)::int AS share FROM ready
        GROUP BY organization_id ORDER BY sum(busy), random()
      ) o
      CROSS JOIN LATERAL (
        SELECT d.id FROM (
          SELECT * FROM ready r WHERE r.organization_id = o.organization_id ORDER BY fails, busy, random()
        ) w
        CROSS JOIN LATERAL (
          SELECT d.id FROM webhook_deliveries d
          WHERE d.webhook_id = w.id AND d.status = 'pending' AND d.next_attempt_at <= now() AND NOT ${waitsForEarlier}
          ORDER BY d.next_attempt_at, d.position
          LIMIT w.room
          FOR UPDATE SKIP LOCKED
        ) d
        LIMIT o.share
      ) d
      LIMIT ${most}
    )
    UPDATE webhook_deliveries d
    SET claim = ${claim}::uuid, next_attempt_at = now() + make_interval(secs => ${claimSeconds})
    FROM due, webhooks w, webhook_events e
    WHERE d.id = due.id AND w.id = d.webhook_id AND e.id = d.event_id
    RETURNING d.id, d.webhook_id AS "webhookId", d.event_id AS "eventId", w.url, d.attempts, d.type, d.position, e.at, e.data,
      array_remove(ARRAY[w.sealed_secret, CASE WHEN w.earlier_secret_until > now() THEN w.sealed_earlier_secret END], NULL)
        AS "sealedSecrets",
      extract(epoch FROM now())::int AS now`;
  return rows.map(({ type, at, data, ...row }) => ({
    ...row,
    claim,
    body: JSON.stringify(payloadOf({ type, at, data })),
  }));
}
