import { plannedByValues, type Transaction } from "@foyer/db/database";
import type { Services } from "../context.ts";
import type { ClaimedDelivery } from "./claim-webhook-deliveries.ts";
import { recordWebhook } from "./record-webhook.ts";

/** What came of an attempt. */
export type WebhookOutcome =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** The beginning of it. */
      readonly body: string;
      /** How long the receiver asks to be left alone. */
      readonly retryAfterSeconds: number | null;
      readonly milliseconds: number;
    }
  /** With why, in one sentence. */
  | { readonly kind: "unanswered"; readonly error: string; readonly milliseconds: number }
  /** It was let go of before anything came of it: somebody else tries it. */
  | { readonly kind: "untried" };

export type Attempted = {
  readonly delivery: Pick<ClaimedDelivery, "id" | "claim" | "webhookId" | "url" | "attempts">;
  readonly outcome: WebhookOutcome;
};

const [second, minute, hour] = [1, 60, 3_600];

/** Seconds after each attempt that failed: about three days in all. */
const delays = [
  5 * second,
  minute,
  5 * minute,
  30 * minute,
  2 * hour,
  5 * hour,
  10 * hour,
  14 * hour,
  20 * hour,
  20 * hour,
] as const;

/** Nobody is left alone for longer because they ask for it. */
const longestWait = 24 * hour;

/** Since when nothing must have arrived for an endpoint to be given up together with a delivery: as long as that was tried. */
const failingHours = 71;

/**
 * Writes down what came of attempts, if they are still whose claim they were, and lets those go on that waited for them. An
 * endpoint that answers 410, or at which all attempts have failed for as long as one delivery is tried, is switched off.
 */
export async function settleWebhookDeliveries(
  { database }: Pick<Services, "database">,
  attempted: readonly Attempted[],
): Promise<void> {
  const settled = attempted.map(settlementOf);
  await database.transaction(async (tx) => {
    await noteOnEndpoints(tx, await thatStand(tx, settled));
    await noteOnDeliveries(tx, settled);
  });
}

type Settlement = ReturnType<typeof settlementOf>;

function settlementOf({ delivery: { id, claim, webhookId, url, attempts }, outcome }: Attempted) {
  const base = { id, claim, webhookId, url, isGone: false, status: "pending", seconds: 0, tried: 1 } as const;
  const none = { responseStatus: null, responseBody: null, error: null, milliseconds: null };
  if (outcome.kind === "untried") return { ...base, ...none, tried: 0 as const };
  const delay = delays[attempts];
  const later = delay === undefined ? ({ status: "failed" } as const) : { seconds: spread(delay) };
  if (outcome.kind === "unanswered") {
    const { error, milliseconds } = outcome;
    return { ...base, ...none, ...later, error, milliseconds };
  }
  const { status, body: responseBody, milliseconds, retryAfterSeconds } = outcome;
  const answer = { ...base, responseStatus: status, responseBody, milliseconds };
  if (status >= 200 && status < 300) return { ...answer, status: "delivered" as const, error: null };
  const asked = status === 429 || status === 503 ? Math.min(retryAfterSeconds ?? 0, longestWait) : 0;
  return {
    ...answer,
    ...later,
    ...(later.seconds !== undefined && { seconds: Math.max(later.seconds, asked) }),
    isGone: status === 410,
    error: sentenceOn(status),
  };
}

/** Never sooner, and not all at the same moment again. */
function spread(seconds: number): number {
  return seconds * (1 + Math.random() / 10);
}

function sentenceOn(status: number): string {
  if (status === 410) return "It answered 410: it is gone for good.";
  if (status >= 300 && status < 400) return `It answered ${status}: redirects are not followed.`;
  return `It answered ${status}.`;
}

/** Those that say something of an endpoint as it is now: still whose claim they were, and made at the address that it has. */
async function thatStand(tx: Transaction, settled: readonly Settlement[]): Promise<Settlement[]> {
  const standing = await tx.$queryRaw<{ id: string }[]>`
    SELECT d.id FROM unnest(${settled.map(({ id }) => id)}::uuid[], ${settled.map(({ claim }) => claim)}::uuid[],
        ${settled.map(({ url }) => url)}::text[]) AS a(id, claim, url)
    JOIN webhook_deliveries d ON d.id = a.id AND d.claim = a.claim
    JOIN webhooks w ON w.id = d.webhook_id AND w.url = a.url`;
  const ids = new Set(standing.map(({ id }) => id));
  return settled.filter(({ id }) => ids.has(id));
}

/** Before the deliveries, as everywhere. A row that need not change is not touched: many of them settle at the same time. */
async function noteOnEndpoints(tx: Transaction, settled: readonly Settlement[]): Promise<void> {
  const tried = settled.filter(({ tried }) => tried === 1);
  const idsOf = (those: readonly Settlement[]) => [...new Set(those.map(({ webhookId }) => webhookId))];
  const reached = idsOf(tried.filter(({ status }) => status === "delivered"));
  const missed = idsOf(tried.filter(({ webhookId }) => !reached.includes(webhookId)));
  const gone = idsOf(tried.filter(({ isGone }) => isGone));
  const givenUp = idsOf(tried.filter(({ status }) => status === "failed"));
  const disabled = await tx.$queryRaw<
    { id: string; organizationId: string; url: string; reason: "gone" | "failing" | null }[]
  >`
    WITH changed AS (
      SELECT w.id, CASE WHEN w.id = ANY(${reached}::uuid[]) THEN NULL ELSE COALESCE(w.failing_since, now()) END AS failing_since,
        CASE WHEN w.disabled_at IS NOT NULL THEN NULL
          WHEN w.id = ANY(${gone}::uuid[]) THEN 'gone'
          WHEN w.id = ANY(${missed}::uuid[]) AND w.id = ANY(${givenUp}::uuid[])
            AND w.failing_since <= now() - make_interval(hours => ${failingHours}::int) THEN 'failing' END AS reason
      FROM webhooks w
      WHERE w.id = ANY(${reached}::uuid[]) AND w.failing_since IS NOT NULL
        OR w.id = ANY(${missed}::uuid[]) AND w.failing_since IS NULL
        OR w.id = ANY(${gone}::uuid[]) OR w.id = ANY(${givenUp}::uuid[])
      ORDER BY w.id FOR NO KEY UPDATE
    )
    UPDATE webhooks w SET failing_since = c.failing_since,
      disabled_at = CASE WHEN c.reason IS NULL THEN w.disabled_at ELSE now() END,
      disabled_reason = COALESCE(c.reason::webhook_disabled_reason, w.disabled_reason)
    FROM changed c WHERE w.id = c.id
    RETURNING w.id, w.organization_id AS "organizationId", w.url, c.reason`;
  for (const { reason, ...webhook } of disabled) {
    if (reason !== null) {
      await recordWebhook(null, tx, { act: "webhook.disabled", webhook, details: { reason } });
    }
  }
}

async function noteOnDeliveries(tx: Transaction, settled: readonly Settlement[]): Promise<void> {
  await tx.$executeRaw`${plannedByValues}
    WITH attempts AS (
      SELECT a.* FROM unnest(${settled.map(({ id }) => id)}::uuid[], ${settled.map(({ claim }) => claim)}::uuid[],
          ${settled.map(({ status }) => status)}::webhook_delivery_status[], ${settled.map(({ seconds }) => seconds)}::float8[],
          ${settled.map(({ tried }) => tried)}::int[], ${settled.map((each) => each.responseStatus)}::int[],
          ${settled.map((each) => each.responseBody)}::text[], ${settled.map(({ error }) => error)}::text[],
          ${settled.map((each) => each.milliseconds)}::int[])
        AS a(id, claim, status, seconds, tried, response_status, response_body, error, milliseconds)
      JOIN webhook_deliveries d ON d.id = a.id AND d.claim = a.claim
      ORDER BY d.id FOR NO KEY UPDATE OF d
    ), settled AS (
      UPDATE webhook_deliveries d SET status = a.status, attempts = d.attempts + a.tried, claim = NULL,
        next_attempt_at = now() + make_interval(secs => a.seconds), changed_at = now(),
        response_status = CASE WHEN a.tried = 1 THEN a.response_status ELSE d.response_status END,
        response_body = CASE WHEN a.tried = 1 THEN a.response_body ELSE d.response_body END,
        error = CASE WHEN a.tried = 1 THEN a.error ELSE d.error END,
        milliseconds = CASE WHEN a.tried = 1 THEN a.milliseconds ELSE d.milliseconds END
      FROM attempts a WHERE d.id = a.id
      RETURNING d.webhook_id, d.subject_id, d.position, d.next_attempt_at, d.in_order
    ), waiting AS (
      -- Those behind it are due when it is, or now.
      SELECT f.id, s.next_attempt_at FROM settled s
      CROSS JOIN LATERAL (
        SELECT f.id FROM webhook_deliveries f
        WHERE f.webhook_id = s.webhook_id AND f.subject_id = s.subject_id AND f.position > s.position
          AND f.status = 'pending' AND f.in_order AND f.claim IS NULL AND f.next_attempt_at <> s.next_attempt_at
        ORDER BY f.position OFFSET 0
      ) f
      WHERE s.in_order
    )
    UPDATE webhook_deliveries f SET next_attempt_at = w.next_attempt_at FROM waiting w WHERE f.id = w.id`;
}
