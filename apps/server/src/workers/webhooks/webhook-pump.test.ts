import { setTimeout as pause } from "node:timers/promises";
import { type WebhookPayload, webhookPayload } from "@foyer/contract/webhooks";
import { deriveKeys } from "@foyer/domain/keys";
import { claimWebhookDeliveries } from "@foyer/domain/webhooks/claim-webhook-deliveries";
import { settleWebhookDeliveries } from "@foyer/domain/webhooks/settle-webhook-deliveries";
import type { Person } from "@foyer/testing/factories";
import { type Answer, type Asked, openHttpServer } from "@foyer/testing/mail-servers/http-server";
import { testFoyer } from "@foyer/testing/test-foyer";
import { Webhook } from "standardwebhooks";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { startWebhookPump, type WebhookPumpOptions } from "./webhook-pump.ts";

const foyer = testFoyer({ connections: 20 });

const eventually = { timeout: 20_000, interval: 20 };

/** On this machine everything is on loopback. */
const services = () => ({ ...foyer.services, webhooks: { allowsPrivateNetwork: true } });

beforeEach(async () => {
  await foyer.sql`UPDATE webhooks SET disabled_at = now()`; // those of the tests before
});

type Received = { readonly id: string; readonly payload: WebhookPayload; readonly asked: Asked };

/** A receiver, and what it got. */
async function openReceiver(answer: (received: Received) => Answer = () => ({ status: 204 })) {
  const got: Received[] = [];
  const server = await openHttpServer((asked) => {
    const received = {
      id: String(asked.headers["webhook-id"]),
      payload: webhookPayload.parse(JSON.parse(asked.body)),
      asked,
    };
    got.push(received);
    return answer(received);
  });
  onTestFinished(() => server.close());
  return { ...server, got };
}

function openPump(options: Partial<WebhookPumpOptions> = {}) {
  const log = { warn: () => {}, error: () => {} };
  const pump = startWebhookPump({ services: services(), url: foyer.url, log, ...options });
  onTestFinished(() => pump.close());
  return pump;
}

/** Somebody with an endpoint at a receiver. */
async function ownerWith({ url }: { readonly url: string }) {
  const owner = await foyer.owner();
  const webhook = await foyer.webhook({ by: owner, url });
  return { owner, ...webhook, api: foyer.callerFor(owner, { services: services() }).webhooks };
}

const invite = (owner: Person) => foyer.invitation({ by: owner, send: false });

const deliveriesTo = (webhookId: string) => foyer.sql<{
  id: string;
  status: string;
  attempts: number;
  claim: string | null;
  error: string | null;
  seconds: number;
}>`
  SELECT id, status, attempts, claim, error, extract(epoch FROM next_attempt_at - now())::float8 AS seconds
  FROM webhook_deliveries WHERE webhook_id = ${webhookId} ORDER BY position`;

/** What waits for its next attempt has it now. */
const hasten = async () => {
  await foyer.sql`
    UPDATE webhook_deliveries SET next_attempt_at = now()
    WHERE status = 'pending' AND claim IS NULL AND next_attempt_at > now()`;
  await foyer.sql`NOTIFY foyer_webhooks`;
};

describe("what is posted", () => {
  test("is what a Standard Webhooks library verifies, by the secret and for a day by the one before [S1.10]", async () => {
    const receiver = await openReceiver(() => ({ status: 200, body: "Thanks\0" }));
    const { owner, organizationId, webhookId, secret, api } = await ownerWith(receiver);
    openPump();
    const invitation = await invite(owner);
    await expect.poll(() => receiver.got, eventually).toHaveLength(1);
    const { secret: second } = await api.rotateSecret({ organizationId, webhookId });
    await api.test({ organizationId, webhookId });
    await expect.poll(() => receiver.got, eventually).toHaveLength(2);
    await foyer.sql`UPDATE webhooks SET earlier_secret_until = now() WHERE id = ${webhookId}`;
    await api.test({ organizationId, webhookId });
    await expect.poll(() => receiver.got, eventually).toHaveLength(3);

    const verifies = receiver.got.map(({ asked: { body, headers } }) =>
      [secret, second].map((key) => {
        const names = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;
        const given = Object.fromEntries(names.map((name) => [name, String(headers[name])]));
        try {
          return webhookPayload.parse(new Webhook(key).verify(body, given)).type;
        } catch {
          return null;
        }
      }),
    );
    expect(verifies).toEqual([
      ["invitation.created", null],
      ["webhook.test", "webhook.test"],
      [null, "webhook.test"],
    ]);
    expect(receiver.got[0]?.payload).toMatchObject({ data: { invitation: { id: invitation.id } } });
    await expect
      .poll(async () => (await deliveriesTo(webhookId)).map(({ status }) => status), eventually)
      .toEqual(["delivered", "delivered", "delivered"]);
    const [first] = await deliveriesTo(webhookId);
    const details = await api.deliveries.get({ organizationId, webhookDeliveryId: first?.id ?? "" });
    expect(details).toMatchObject({ attempts: 1, responseStatus: 200, responseBody: "Thanks", error: null });
    expect(details.payload).toEqual(receiver.got[0]?.payload);
    expect(details.eventId).toBe(receiver.got[0]?.id);
  });

  test("1,000 events through a receiver that fails half of the time all arrive, in order for each invitation, to be told apart by id, from two workers at once [S1.10]", async () => {
    const attempts = new Map<string, number>();
    const taken: Received[] = [];
    let silences = 0;
    let failures = 0;
    const receiver = await openReceiver((received) => {
      const attempt = (attempts.get(received.id) ?? 0) + 1;
      attempts.set(received.id, attempt);
      // As good as by chance, and never as often as would make Foyer give up.
      const fails = attempt < 8 && Number.parseInt(received.id.slice(0, 8), 16) & (1 << attempt);
      const way = Number.parseInt(received.id.slice(-2), 16) % 4;
      if (fails && way === 0 && silences < 10) silences += 1;
      if (fails) failures += 1;
      if (fails && way === 0 && silences < 10) return "silence";
      if (fails && way === 1) return { status: 500, body: "Oh no" };
      taken.push(received);
      if (fails && way === 2) return "hang up"; // it has it, and Foyer does not know
      return fails ? { status: 502 } : { status: 204 };
    });
    const { owner, webhookId } = await ownerWith(receiver);
    await foyer.sql`
      INSERT INTO invitations (id, organization_id, kind, email, role, expires_in_hours, expires_at)
      SELECT gen_random_uuid(), ${owner.organizationId}::uuid, 'organization', n || '@example.net', 'member', 1,
        now() + interval '1 hour'
      FROM generate_series(1, 250) n`;
    for (const act of ["created", "updated", "resent", "expired"]) {
      await foyer.sql`
        INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_id, subject_label)
        SELECT gen_random_uuid(), organization_id, ${`invitation.${act}`}, 'invitation', id, email FROM invitations
        WHERE organization_id = ${owner.organizationId}::uuid`;
    }
    openPump({ patience: 500 });
    openPump({ patience: 500 });
    for (let left = -1; left !== 0; ) {
      await hasten();
      await pause(20);
      const [row] = await foyer.sql<{ count: number }>`
        SELECT count(*)::int AS count FROM webhook_deliveries WHERE webhook_id = ${webhookId} AND status = 'pending'`;
      left = row?.count ?? 0;
    }
    expect((await deliveriesTo(webhookId)).filter(({ status }) => status !== "delivered")).toEqual([]);
    expect(failures).toBeGreaterThan(400);
    const once = [...new Map(taken.toReversed().map((each) => [each.id, each])).values()].toReversed();
    expect(once).toHaveLength(1000);
    expect(taken.length).toBeGreaterThan(1000);
    const orders = Map.groupBy(once, ({ payload }) => subjectOf(payload));
    expect(orders.size).toBe(250);
    expect(
      new Set([...orders.values()].map((those) => those.map(({ payload }) => payload.type).join())),
    ).toEqual(new Set(["invitation.created,invitation.updated,invitation.renewed,invitation.expired"]));
  }, 60_000);

  test("of a worker that died in the midst is posted by another, and what the dead one says counts no more [S1.10]", async () => {
    const receiver = await openReceiver();
    const { owner, webhookId } = await ownerWith(receiver);
    await invite(owner);
    const [claimed] = await claimWebhookDeliveries(services(), { most: 10, busy: new Map() });
    if (!claimed) throw new Error("Nothing is due.");
    expect(await claimWebhookDeliveries(services(), { most: 10, busy: new Map() })).toEqual([]);
    await foyer.sql`UPDATE webhook_deliveries SET next_attempt_at = now() WHERE webhook_id = ${webhookId}`;
    openPump();
    await expect.poll(() => deliveriesTo(webhookId), eventually).toMatchObject([{ status: "delivered" }]);
    const outcome = { kind: "unanswered", error: "Too late.", milliseconds: 1 } as const;
    await settleWebhookDeliveries(services(), [{ delivery: claimed, outcome }]);
    const gone = {
      kind: "answered",
      status: 410,
      body: "",
      retryAfterSeconds: null,
      milliseconds: 1,
    } as const;
    await settleWebhookDeliveries(services(), [{ delivery: claimed, outcome: gone }]);
    expect(await deliveriesTo(webhookId)).toMatchObject([{ status: "delivered", attempts: 1, error: null }]);
    expect(await foyer.sql`SELECT disabled_at, failing_since FROM webhooks WHERE id = ${webhookId}`).toEqual([
      { disabled_at: null, failing_since: null },
    ]);
    expect(receiver.got.map(({ id }) => id)).toEqual([claimed.eventId]);
  });

  test("to a receiver that is silent holds up no other, and is given back when the worker stops [S1.10]", async () => {
    const [silent, other] = [await openReceiver(() => "silence"), await openReceiver()];
    const { owner, webhookId } = await ownerWith(silent);
    const { owner: neighbour } = await ownerWith(other);
    for (let count = 0; count < 10; count++) await invite(owner);
    const pump = openPump({ atOnce: 9, grace: 10 });
    await expect.poll(() => silent.inHand(), eventually).toBe(8);
    await invite(neighbour);
    await expect.poll(() => other.got, eventually).toHaveLength(1);
    await pump.close();
    const left = await deliveriesTo(webhookId);
    expect(
      left.filter(({ status, attempts, claim }) => status === "pending" && attempts === 0 && !claim),
    ).toHaveLength(10);
  });

  test("of an organization with many endpoints leaves room for those of others, however much it has [S1.10]", async () => {
    const [flooder, neighbour] = [await foyer.owner(), await foyer.owner()];
    for (let count = 0; count < 19; count++) await foyer.webhook({ by: flooder });
    const { webhookId } = await foyer.webhook({ by: neighbour });
    await foyer.sql`
      INSERT INTO webhook_events (organization_id, type, subject_id, data)
      SELECT o.id, 'member.added', gen_random_uuid(), '{}'
      FROM unnest(ARRAY[${flooder.organizationId}, ${neighbour.organizationId}]::uuid[], ARRAY[20, 1]) AS o(id, count),
        generate_series(1, o.count)`;
    const claimed = await claimWebhookDeliveries(services(), { most: 8, busy: new Map() });
    expect(claimed.map((each) => each.webhookId)).toContain(webhookId);
  });

  test("waits where the database is away, and goes on when it is back [S1.10]", async () => {
    const receiver = await openReceiver();
    const { owner, webhookId } = await ownerWith(receiver);
    let isAway = true;
    const { database } = foyer.services;
    const away = () => Promise.reject(new Error("It is away."));
    const outage = {
      ...database,
      get read() {
        if (isAway) throw new Error("It is away.");
        return database.read;
      },
      transaction: <Result>(work: Parameters<typeof database.transaction<Result>>[0]) =>
        isAway ? away() : database.transaction(work),
    };
    const warnings: unknown[] = [];
    const log = { warn: (...words: unknown[]) => void warnings.push(words), error: () => {} };
    openPump({ services: { ...services(), database: outage }, log });
    await invite(owner);
    await expect.poll(() => warnings, eventually).toHaveLength(1);
    isAway = false;
    await expect.poll(() => deliveriesTo(webhookId), eventually).toMatchObject([{ status: "delivered" }]);
  });
});

test("what can't be signed, because APP_SECRET is another, stays due and is no failure of the endpoint; a new secret mends it [S1.10]", async () => {
  const receiver = await openReceiver();
  const { owner, organizationId, webhookId } = await ownerWith(receiver);
  const changed = { ...services(), keys: deriveKeys(["this secret is not the one that sealed it"]) };
  const errors: object[] = [];
  const log = { warn: () => {}, error: (what: object) => void errors.push(what) };
  openPump({ services: changed, log, rest: 20 });
  await invite(owner);
  await expect.poll(() => errors.length, eventually).toBeGreaterThan(1);
  expect(errors[0]).toEqual({ webhookId, error: expect.stringContaining("APP_SECRET") });
  const { webhooks } = foyer.callerFor(owner, { services: changed });
  const { items } = await webhooks.deliveries.list({ organizationId, webhookId });
  expect(items).toMatchObject([{ status: "pending", attempts: 0, error: null }]);
  expect(await webhooks.get({ organizationId, webhookId })).toMatchObject({
    enabled: true,
    failingSince: null,
  });
  // For a day the one before is in force too.
  await webhooks.rotateSecret({ organizationId, webhookId });
  await expect.poll(() => receiver.got, eventually).toHaveLength(1);
});

describe("what is refused", () => {
  test("is tried again later, as much later as the receiver asks; given up in the end, it lets the next go [S1.10]", async () => {
    const answers: Answer[] = [
      { status: 500, body: "x".repeat(5_000) },
      { status: 302, headers: { location: "http://127.0.0.1:1/" } },
      { status: 429, headers: { "retry-after": "7200" } },
      { status: 503, headers: { "retry-after": "9999999" } },
      { status: 418 },
    ];
    const receiver = await openReceiver(() => answers.shift() ?? { status: 204 });
    const { owner, organizationId, webhookId, api } = await ownerWith(receiver);
    openPump();
    const { id } = await invite(owner);
    const waits: [number, string | null][] = [];
    for (let attempt = 1; attempt <= 5; attempt++) {
      await expect
        .poll(() => deliveriesTo(webhookId), eventually)
        .toMatchObject([
          { status: attempt < 5 ? "pending" : "failed", attempts: attempt < 5 ? attempt : 11 },
        ]);
      const [row] = await deliveriesTo(webhookId);
      if (attempt === 1) {
        const body = await foyer.sql`SELECT response_body FROM webhook_deliveries WHERE id = ${row?.id}`;
        expect(body).toEqual([{ response_body: "x".repeat(2_000) }]);
      }
      waits.push([row?.seconds ?? 0, row?.error ?? null]);
      // The next one is the last.
      if (attempt === 4)
        await foyer.sql`UPDATE webhook_deliveries SET attempts = 10 WHERE webhook_id = ${webhookId}`;
      if (attempt < 5) await hasten();
    }
    const [first = [0], second = [0], third = [0], fourth = [0]] = waits;
    expect(first[0]).toBeGreaterThan(2);
    expect(first[0]).toBeLessThan(6);
    expect(second[0]).toBeGreaterThan(50);
    expect(third[0]).toBeGreaterThan(7_100);
    expect(fourth[0]).toBeGreaterThan(86_000);
    expect(fourth[0]).toBeLessThanOrEqual(86_400);
    expect(waits.map(([, error]) => error)).toEqual([
      "It answered 500.",
      "It answered 302: redirects are not followed.",
      "It answered 429.",
      "It answered 503.",
      "It answered 418.",
    ]);

    await foyer.callerFor(owner).invitations.cancel({ invitationId: id });
    await expect
      .poll(() => deliveriesTo(webhookId), eventually)
      .toMatchObject([{ status: "failed" }, { status: "delivered" }]);
    // Once more, by hand: the same event, out of its order.
    const [failed] = await deliveriesTo(webhookId);
    const again = await api.deliveries.redeliver({ organizationId, webhookDeliveryId: failed?.id ?? "" });
    expect(again).toMatchObject({ status: "pending", attempts: 0 });
    await expect
      .poll(() => deliveriesTo(webhookId), eventually)
      .toMatchObject([{ status: "delivered", attempts: 1 }, { status: "delivered" }]);
    expect(receiver.got.at(-1)?.id).toBe(receiver.got[0]?.id);
  });

  test("by 410 switches the endpoint off; so does nothing but failure for three days; on again, it gets what has waited [S1.10]", async () => {
    let status = 410;
    const receiver = await openReceiver(() => ({ status }));
    const { owner, organizationId, webhookId, api } = await ownerWith(receiver);
    openPump();
    await invite(owner);
    const byWebhook = { organizationId, webhookId };
    const state = () => api.get(byWebhook);
    await expect.poll(state, eventually).toMatchObject({ enabled: false, disabledReason: "gone" });
    const [waiting] = (await api.deliveries.list(byWebhook)).items;
    expect(waiting).toMatchObject({
      status: "pending",
      attempts: 1,
      nextAttemptAt: null,
      responseStatus: 410,
    });
    const redelivery = { organizationId, webhookDeliveryId: waiting?.id ?? "" };
    await expect(api.deliveries.redeliver(redelivery)).rejects.toThrow("Switch the endpoint on first.");

    status = 500;
    await api.update({ ...byWebhook, enabled: true });
    await expect.poll(() => deliveriesTo(webhookId), eventually).toMatchObject([{ attempts: 2 }]);
    await foyer.sql`UPDATE webhook_deliveries SET attempts = 10 WHERE webhook_id = ${webhookId}`;
    await foyer.sql`UPDATE webhooks SET failing_since = now() - interval '3 days' WHERE id = ${webhookId}`;
    await invite(owner); // fails for the first time: that does not count as three days
    await expect
      .poll(async () => (await deliveriesTo(webhookId))[1], eventually)
      .toMatchObject({ attempts: 1 });
    expect(await state()).toMatchObject({ enabled: true, failingSince: expect.any(String) });
    await hasten();
    await expect.poll(state, eventually).toMatchObject({ enabled: false, disabledReason: "failing" });
    const { items } = await foyer.callerFor(owner).audit.list({ organizationId, act: "webhook.disabled" });
    expect(items.map(({ details, actor }) => [details, actor])).toEqual([
      [{ reason: "failing" }, null],
      [{ reason: "gone" }, null],
    ]);

    status = 200;
    await invite(owner); // while it is off nothing is noted for it
    expect(await api.update({ ...byWebhook, enabled: true })).toMatchObject({ failingSince: null });
    await expect
      .poll(() => deliveriesTo(webhookId), eventually)
      .toMatchObject([{ status: "failed" }, { status: "delivered" }]);
  });
});

test("10,000 invitations at once are noted for an endpoint in the statement that writes them down [S1.10]", async () => {
  const { owner, webhookId } = await ownerWith({ url: "http://127.0.0.1:1/" });
  await foyer.sql`
    INSERT INTO invitations (id, organization_id, kind, email, role, expires_in_hours, expires_at)
    SELECT gen_random_uuid(), ${owner.organizationId}, 'organization', n || '@example.net', 'member', 1,
      now() + interval '1 hour'
    FROM generate_series(1, 10000) n`;
  await foyer.sql`
    INSERT INTO audit_entries (id, organization_id, act, subject_kind, subject_id, subject_label)
    SELECT gen_random_uuid(), organization_id, 'invitation.created', 'invitation', id, email FROM invitations
    WHERE organization_id = ${owner.organizationId}`;
  const [row] = await foyer.sql`
    SELECT count(DISTINCT subject_id)::int AS count FROM webhook_deliveries WHERE webhook_id = ${webhookId}`;
  expect(row).toEqual({ count: 10_000 });
});

/** The invitation that an event is about. */
function subjectOf({ data }: WebhookPayload): string {
  return "invitation" in data ? data.invitation.id : "";
}
