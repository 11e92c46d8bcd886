import { setTimeout as pause } from "node:timers/promises";
import { listen } from "@foyer/db/listen";
import { wordsOf } from "@foyer/db/trouble";
import type { Services } from "@foyer/domain/context";
import {
  type ClaimedDelivery,
  claimWebhookDeliveries,
} from "@foyer/domain/webhooks/claim-webhook-deliveries";
import {
  type Attempted,
  settleWebhookDeliveries,
  type WebhookOutcome,
} from "@foyer/domain/webhooks/settle-webhook-deliveries";
import { printable } from "@foyer/mailer/printable";
import type { Logger } from "pino";
import { openSigning } from "./open-signing.ts";
import { type Posting, type PostingOptions, postWebhook } from "./post-webhook.ts";

export type WebhookPump = {
  /** Lets what is under way end, for a few seconds, and gives the rest back. */
  close(): Promise<void>;
};

export type WebhookPumpOptions = {
  readonly services: Pick<Services, "database" | "keys" | "webhooks">;
  /** Of the database. */
  readonly url: string;
  readonly log: Pick<Logger, "warn" | "error">;
  /** How many attempts are under way at once. */
  readonly atOnce?: number;
  /** Milliseconds for an attempt. */
  readonly patience?: number;
  /** Milliseconds for what is under way when it is closed. */
  readonly grace?: number;
  /** Milliseconds for which an endpoint is left alone whose secret can't be read here. */
  readonly rest?: number;
};

/** Milliseconds between two looks at what is due: what somebody says is due is looked at right away. */
const lookEvery = 2_000;
const pauseAfterFailure = 1_000;
/** For others to land: what lands together is written down together. */
const gatherFor = 5;

/** Posts what endpoints are to be told, until it is closed. Any number of pumps may work at one database. */
export function startWebhookPump({
  services,
  url,
  log,
  atOnce = 64,
  patience = 15_000,
  grace = 5_000,
  rest = 60_000,
}: WebhookPumpOptions): WebhookPump {
  const flights = new Map<string, ClaimedDelivery>();
  const letGo = new AbortController();
  const network = services.webhooks.allowsPrivateNetwork ? "any" : "public";
  const landed: Attempted[] = [];
  const signing = openSigning({ services, log, rest });
  let isDue = true;
  const closing = new AbortController();
  let wake = () => {};

  function look(): void {
    isDue = true;
    wake();
  }

  async function fly(delivery: ClaimedDelivery): Promise<void> {
    const headers = signing.sign(delivery);
    const options = { network, patience, signal: letGo.signal } as const;
    const outcome = headers ? await attempt({ ...delivery, headers }, options) : untried;
    flights.delete(delivery.id);
    landed.push({ delivery, outcome });
    look();
  }

  /** What has landed makes room, and lets go what waited for it. */
  async function turn(): Promise<void> {
    if (landed.length > 0) {
      if (flights.size > 0) await pause(gatherFor);
      const those = [...landed]; // more may land meanwhile
      await settleWebhookDeliveries(services, those);
      landed.splice(0, those.length);
    }
    if (!isDue || closing.signal.aborted || flights.size >= atOnce) return;
    isDue = false;
    const busy = countBy([...flights.values()].map(({ webhookId }) => webhookId));
    const most = atOnce - flights.size;
    const claimed = await claimWebhookDeliveries(services, { most, busy, resting: signing.resting() });
    // Each organization has had its share: what is left is for whoever has more.
    if (claimed.length > 0 && claimed.length < most) isDue = true;
    for (const delivery of claimed) {
      flights.set(delivery.id, delivery);
      void fly(delivery);
    }
  }

  async function run(): Promise<void> {
    let isAway = false;
    while (!closing.signal.aborted || flights.size > 0 || landed.length > 0) {
      try {
        await turn();
        isAway = false;
      } catch (error) {
        // The database is away: what has landed is written down when it is back, if nobody else has tried it by then.
        if (!isAway) log.warn({ error: wordsOf(error) }, "webhooks wait for the database");
        if (closing.signal.aborted && isAway) return;
        isAway = true;
        isDue = true;
        await pause(pauseAfterFailure);
        continue;
      }
      const hasNothingToDo =
        landed.length === 0 && (!isDue || flights.size >= atOnce || closing.signal.aborted);
      if (hasNothingToDo && !(closing.signal.aborted && flights.size === 0)) await woken();
    }
  }

  /** Resolves when there is something to look at. */
  async function woken(): Promise<void> {
    const looking = new AbortController();
    const called = new Promise<void>((resolveCalled) => {
      wake = resolveCalled;
    });
    const slept = pause(lookEvery, undefined, { signal: looking.signal }).then(look, () => {});
    await Promise.race([called, slept]);
    looking.abort();
  }

  const listener = listen({ url, channel: "foyer_webhooks", onNotice: look, onListening: look });
  const running = run();
  return {
    async close() {
      closing.abort();
      const late = setTimeout(() => letGo.abort(), grace);
      wake();
      await Promise.all([listener.close(), running]);
      clearTimeout(late);
    },
  };
}

const untried: WebhookOutcome = { kind: "untried" };

/** Posts, and says what came of it. */
async function attempt(posting: Posting, options: PostingOptions): Promise<WebhookOutcome> {
  const begun = performance.now();
  const taken = () => ({ milliseconds: Math.round(performance.now() - begun) });
  try {
    const answer = await postWebhook(posting, options);
    return { kind: "answered", ...answer, ...taken() };
  } catch (error) {
    if (options.signal.aborted) return untried;
    return { kind: "unanswered", error: printable(wordsOf(reasonOf(error))), ...taken() };
  }
}

/** Of several addresses that were tried, what the first one said. */
function reasonOf(error: unknown): unknown {
  return error instanceof AggregateError ? (error.errors[0] ?? error) : error;
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
