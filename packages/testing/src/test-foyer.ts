import { openDatabase } from "@foyer/db/database";
import { startChallenge } from "@foyer/domain/accounts/mfa-challenge";
import { openSessions } from "@foyer/domain/accounts/sessions";
import { openActivityFeeds } from "@foyer/domain/activity/activity-feeds";
import { fromNowhere, type Services } from "@foyer/domain/context";
import { cookieSafety } from "@foyer/domain/cookies";
import { linkToken } from "@foyer/domain/invitations/link";
import { deriveKeys } from "@foyer/domain/keys";
import { openLimits } from "@foyer/domain/limits";
import { openJobs } from "@foyer/jobs/jobs";
import { MailFailure } from "@foyer/mailer/mailer";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { type Api, type Browser, openBrowser } from "./browser.ts";
import { copyOf } from "./databases.ts";
import { type Account, type Factories, factoriesOn } from "./factories.ts";
import { type MailFactories, mailFactoriesOn } from "./mail-factories.ts";
import { type PlaceFactories, placeFactoriesOn } from "./place-factories.ts";
import { type RaceOptions, raceBehind } from "./race.ts";
import { type WebhookFactories, webhookFactoriesOn } from "./webhook-factories.ts";

export type TestFoyerOptions = {
  /** How many transactions may be open at once. Default 10. */
  readonly connections?: number;
};

export type VisitOptions = {
  readonly ip?: string;
  readonly userAgent?: string;
  /** The `Authorization` header of every call. */
  readonly authorization?: string;
  /** The `Idempotency-Key` header of every call. */
  readonly idempotencyKey?: string;
  /** Ends the streams that the browser has open. */
  readonly signal?: AbortSignal;
  /** The account is signed in by half: the code of the second factor is still to come. */
  readonly half?: boolean;
  /** In place of the ordinary ones. */
  readonly services?: Partial<Services>;
};

type EveryFactory = Factories & PlaceFactories & MailFactories & WebhookFactories;

/** A whole Foyer without HTTP, on a database of its own. Usable in tests and hooks. */
export type TestFoyer = EveryFactory & {
  readonly services: Services;
  /** Of the database. */
  readonly url: string;
  /** Asks the database itself. */
  sql<Row extends pg.QueryResultRow>(
    parts: TemplateStringsArray,
    ...values: readonly unknown[]
  ): Promise<Row[]>;
  /** A new browser, in which somebody is signed in by a session of their own, or nobody. */
  browser(account?: Account | null, options?: VisitOptions): Browser;
  /** The procedures, as somebody in a new browser calls them. */
  callerFor(account: Account | null, options?: VisitOptions): Api;
  /** The token of the link in an invitation's message of this number. */
  linkOf(invitationId: string, number?: number): string;
  /**
   * Lets this time (an interval of PostgreSQL) pass for all invitations, events and waiting lists, or for one invitation
   * and its place in line. The clock itself is PostgreSQL's.
   */
  letPass(interval: string, invitationId?: string): Promise<void>;
  /** Lets calls race that all want one row; answers how each ended. */
  race<Result>(
    row: { readonly table: LockableTable; readonly id: string },
    calls: readonly (() => Promise<Result>)[],
    options?: RaceOptions,
  ): Promise<PromiseSettledResult<Result>[]>;
  /** Lets calls race that all wait until a statement of somebody else's commits. */
  raceBehind<Result>(
    statement: { readonly text: string; readonly values: unknown[] },
    calls: readonly (() => Promise<Result>)[],
    options?: RaceOptions,
  ): Promise<PromiseSettledResult<Result>[]>;
};

type LockableTable =
  | "invitations"
  | "memberships"
  | "organizations"
  | "spaces"
  | "space_members"
  | "events"
  | "attendees";

const publicUrl = "https://foyer.example";

/** Mail waits in its queue. Tests that send bring a way out of their own. */
const noWayOut: Services["mail"] = {
  serverDefault: { provider: "smtp", from: { name: "Foyer", address: "foyer@example.com" } },
  returnAddress: null,
  webhookSecret: null,
  open: async () => {
    throw new MailFailure("This test has no way out for e-mail.", { permanent: false });
  },
};

type Running = { readonly url: string; readonly pool: pg.Pool; readonly services: Services };

/**
 * Starts a Foyer for the tests of a file, and ends it after them. Fails the file if something went wrong in its
 * background.
 */
export function testFoyer({ connections = 10 }: TestFoyerOptions = {}): TestFoyer {
  const endings: (() => Promise<unknown>)[] = [];
  const troubles: Error[] = [];
  let started: Running | undefined;

  beforeAll(async () => {
    const { url, drop } = await copyOf(inject("databases"));
    endings.push(drop);
    const pool = new pg.Pool({ connectionString: url, max: 4 });
    endings.push(() => pool.end());
    const database = openDatabase({ url, connections });
    endings.push(() => database.close());
    const jobs = await openJobs({ url, mode: "enqueue", onTrouble: (error) => troubles.push(error) });
    endings.push(() => jobs.stop());
    const activity = openActivityFeeds({ database, url, lookAfter: 200 });
    endings.push(() => activity.close());
    const sessions = openSessions(database, cookieSafety({ publicUrl }));
    const keys = deriveKeys(["this secret signs the links of the tests"]);
    started = {
      url,
      pool,
      services: {
        database,
        jobs,
        sessions,
        limits: openLimits(database),
        keys,
        publicUrl,
        mail: noWayOut,
        messageCaps: { recipient: 1_000, inviter: 10_000, organization: 1_000_000 },
        activity,
        webhooks: { allowsPrivateNetwork: false },
      },
    };
  });

  afterAll(async () => {
    for (const end of endings.reverse()) await end();
    if (troubles.length > 0) throw new AggregateError(troubles, "Something went wrong in the background.");
  });

  const running = () => {
    if (!started) throw new Error("A test Foyer runs in tests and hooks only.");
    return started;
  };

  const foyer: Omit<TestFoyer, keyof EveryFactory> = {
    get services() {
      return running().services;
    },
    get url() {
      return running().url;
    },
    async sql<Row extends pg.QueryResultRow>(parts: TemplateStringsArray, ...values: readonly unknown[]) {
      const text = parts.reduce((before, part, place) => `${before}$${place}${part}`);
      return (await running().pool.query<Row>(text, [...values])).rows;
    },
    browser(account = null, { services: others, half = false, ...arrival } = {}) {
      const services = () => ({ ...running().services, ...others });
      const signIn = async ({ userId }: Account) =>
        half
          ? startChallenge(services(), services().database.read, userId)
          : services().sessions.start(userId, fromNowhere);
      return openBrowser(services, { signIn: account ? () => signIn(account) : undefined, ...arrival });
    },
    callerFor: (account, options) => foyer.browser(account, options).api,
    linkOf: (invitationId, number = 1) =>
      linkToken(running().services.keys.invitationLink, { invitationId, number }),
    async letPass(interval, invitationId) {
      const only = invitationId ?? null;
      await foyer.sql`
        UPDATE invitations SET expires_at = expires_at - ${interval}::interval,
          created_at = created_at - ${interval}::interval, responded_at = responded_at - ${interval}::interval,
          last_message_at = last_message_at - ${interval}::interval, remind_after = remind_after - ${interval}::interval
        WHERE ${only}::uuid IS NULL OR id = ${only}::uuid`;
      await foyer.sql`
        UPDATE deliveries SET queued_at = queued_at - ${interval}::interval,
          changed_at = changed_at - ${interval}::interval, opened_at = opened_at - ${interval}::interval,
          sent_at = sent_at - ${interval}::interval
        WHERE ${only}::uuid IS NULL OR invitation_id = ${only}::uuid`;
      await foyer.sql`
        UPDATE waiting_places SET joined_at = joined_at - ${interval}::interval,
          offered_until = offered_until - ${interval}::interval
        WHERE ${only}::uuid IS NULL OR invitation_id = ${only}::uuid`;
      await foyer.sql`
        UPDATE events SET starts_at = starts_at - ${interval}::interval, ends_at = ends_at - ${interval}::interval
        WHERE ${only}::uuid IS NULL`;
    },
    race: ({ table, id }, calls, options) =>
      foyer.raceBehind(
        { text: `SELECT 1 FROM ${table} WHERE id = $1 FOR UPDATE`, values: [id] },
        calls,
        options,
      ),
    raceBehind: (statement, calls, options) => raceBehind(running().pool, statement, calls, options),
  };
  const people = factoriesOn(foyer);
  return Object.assign(
    foyer,
    people,
    placeFactoriesOn(foyer, people),
    mailFactoriesOn(foyer, people),
    webhookFactoriesOn(foyer),
  );
}
