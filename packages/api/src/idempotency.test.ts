import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Database, openDatabase, type Transaction } from "@foyer/db/database";
import { cleanUp } from "@foyer/domain/clean-up";
import { type Context, contextOfFoyer, type Services } from "@foyer/domain/context";
import { answerOnce } from "@foyer/domain/idempotency/answer-once";
import { deriveKeys } from "@foyer/domain/keys";
import { type Person, password } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer, type VisitOptions } from "@foyer/testing/test-foyer";
import { validInputs } from "@foyer/testing/valid-inputs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createContext } from "./context.ts";
import { restRoutes } from "./rest-routes.ts";
import { createCaller } from "./root.ts";

const foyer = testFoyer();

let owner: Person;
let organizationId: string;
let authorization: string;
let idempotencyKey: string;
/** As another server speaks to the same one. */
let database: Database;

beforeAll(async () => {
  database = openDatabase({ url: foyer.url, connections: 10 });
  owner = await foyer.owner();
  organizationId = owner.organizationId;
  authorization = `Bearer ${await foyer.apiKey(owner)}`;
});
afterAll(() => database.close());
beforeEach(() => {
  idempotencyKey = randomUUID();
});

/** The owner's program, which calls everything by one key. */
const program = (options?: VisitOptions) =>
  foyer.browser(null, { authorization, idempotencyKey, ...options });
/** Somebody's browser, and whoever has its cookie. */
const inBrowser = (cookies: string | undefined, received: string[] = []) => {
  const setCookie = (line: string) => void received.push(line);
  const arrival = { ip: "192.0.2.7", userAgent: null, cookies, idempotencyKey, setCookie };
  return createCaller(() => createContext(foyer.services, arrival));
};
const guest = (email = foyer.address()) => ({
  target: { kind: "organization" as const, organizationId, role: "member" as const },
  email,
});
const rowsOf = async (email: string) => {
  const [rows] = await foyer.sql`
    SELECT (SELECT count(*)::int FROM invitations WHERE email = ${email}) AS invitations,
      (SELECT count(*)::int FROM audit_entries WHERE subject_label = ${email}) AS audit,
      (SELECT count(*)::int FROM pgboss.job j JOIN deliveries d ON d.id::text = j.data->>'deliveryId'
        WHERE d.recipient = ${email}) AS jobs`;
  return rows;
};
/** Makes as many calls at once, each second one at another server. */
const atTwoServers = <Answer>(length: number, call: (services: Partial<Services>) => Promise<Answer>) =>
  Promise.all(Array.from({ length }, (_, number) => call(number % 2 === 0 ? {} : { database })));
const once = { invitations: 1, audit: 1, jobs: 1 };
const spacesCalled = async (name: string) =>
  (await foyer.sql`SELECT 1 FROM spaces WHERE name = ${name}`).length;

describe("a call with an Idempotency-Key [S1.10]", () => {
  test("that is made twice is carried out once and answered the same, whatever the order of its input", async () => {
    const input = guest();
    const first = await program().api.invitations.create(input);
    expect(await program().api.invitations.create(input)).toEqual(first);
    const turned = Object.fromEntries(Object.entries(input).toReversed());
    expect(await program().call("invitations.create", turned)).toEqual(first);
    expect(await rowsOf(input.email)).toEqual(once);
  });

  test("that is made two hundred times at once, at two servers, is carried out once, and all are answered the same", async () => {
    const [input, name] = [guest(), foyer.address()];
    const invited = await atTwoServers(200, (services) =>
      program({ services }).api.invitations.create(input),
    );
    expect(new Set(invited.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await rowsOf(input.email)).toEqual(once);
    idempotencyKey = randomUUID();
    // Nothing but the key keeps twenty of these from being made.
    const made = await atTwoServers(20, (services) =>
      program({ services }).api.spaces.create({ organizationId, name }),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(await spacesCalled(name)).toBe(1);
  });

  test("is refused with 409 where the key stands for another input or procedure, and does nothing", async () => {
    const { api } = program();
    const { id: invitationId } = await api.invitations.create(guest());
    const refusal = await refusalOf(api.invitations.create(guest()));
    expect(refusal).toMatchObject({ status: 409, reason: "conflict" });
    expect(refusal.retryAfterSeconds).toBeUndefined(); // it will never be another
    expect(await endOf(api.invitations.cancel({ invitationId }))).toBe("conflict");
    expect(await api.invitations.get({ invitationId })).toMatchObject({ status: "pending" });
  });

  test("is another call where somebody else makes it: nobody is told what others were answered", async () => {
    const input = { organizationId, name: foyer.address() };
    const admin = await foyer.admin({ organizationId });
    const made = [
      await program().api.spaces.create(input),
      await foyer.callerFor(owner, { idempotencyKey }).spaces.create(input),
      await foyer.callerFor(admin, { idempotencyKey }).spaces.create(input),
    ];
    expect(new Set(made.map(({ id }) => id)).size).toBe(3);
    expect(await endOf(foyer.callerFor(null, { idempotencyKey }).spaces.create(input))).toBe(
      "unauthenticated",
    );
  });

  test("that was refused is looked at anew", async () => {
    const input = guest();
    const { id: invitationId } = await foyer.callerFor(owner).invitations.create(input);
    expect(await endOf(program().api.invitations.create(input))).toBe("already_invited");
    await foyer.callerFor(owner).invitations.cancel({ invitationId });
    expect(await endOf(program().api.invitations.create(input))).toBe("done");
  });

  test("is a new one after 24 hours, and the clean-up forgets it", async () => {
    const input = { organizationId, name: foyer.address() };
    const first = await program().api.spaces.create(input);
    await foyer.sql`UPDATE idempotent_calls SET ends_at = ends_at - interval '23 hours 59 minutes'`;
    expect(await program().api.spaces.create(input)).toEqual(first);
    await foyer.sql`UPDATE idempotent_calls SET ends_at = ends_at - interval '1 minute'`;
    const second = await program().api.spaces.create(input);
    expect(second.id).not.toBe(first.id);
    expect(await program().api.spaces.create(input)).toEqual(second);
    await foyer.sql`UPDATE idempotent_calls SET ends_at = now()`;
    await cleanUp(foyer.services);
    expect(await foyer.sql`SELECT 1 FROM idempotent_calls`).toEqual([]);
  });

  test("is refused where the key is none, unless it changes nothing", async () => {
    for (const none of ["", "x".repeat(256), "ké", "a\tb"]) {
      const { api } = program({ idempotencyKey: none });
      expect(await refusalOf(api.invitations.create(guest()))).toMatchObject({
        reason: "invalid_input",
        issues: [{ path: "Idempotency-Key" }],
      });
      expect(await endOf(api.auth.me())).toBe("done");
    }
  });

  test("outlasts a new APP_SECRET beside the former one, and is not done twice without it", async () => {
    const input = { organizationId, name: foyer.address() };
    const first = await program().api.spaces.create(input);
    const secrets = [
      "a newer secret, as long as it has to be",
      "this secret signs the links of the tests",
    ] as const;
    const both = program({ services: { keys: deriveKeys(secrets) } });
    expect(await both.api.spaces.create(input)).toEqual(first);
    const newer = program({ services: { keys: deriveKeys([secrets[0]]) } });
    expect(await endOf(newer.api.spaces.create(input))).toBe("conflict");
    expect(await spacesCalled(input.name)).toBe(1);
  });

  test("whose answer is too long to be kept is not done twice", async () => {
    const call = { key: idempotencyKey, procedure: "x", input: { file: "x".repeat(10_000_000) } };
    const ctx = contextOfFoyer(foyer.services);
    let done = 0;
    const act = async ({ database }: Context) => {
      done += await database.transaction(async () => 1);
      return { ok: true, data: randomBytes(4_500_000).toString("base64") } as const;
    };
    expect(await answerOnce(ctx, call, act)).toHaveLength(6_000_000);
    await expect(answerOnce(ctx, call, act)).rejects.toMatchObject({ reason: "conflict" });
    expect(done).toBe(1);
  });

  test("that goes on when somebody else has gone on already undoes what it has done", async () => {
    const ctx = contextOfFoyer(foyer.services);
    const call = { key: idempotencyKey, procedure: "x", input: null };
    const [hasBegun, mayGoOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const write = (name: string) => async (tx: Transaction) =>
      (await tx.organization.create({ data: { name } })).name;
    const act = (who: string, between: () => Promise<void>) => async (own: Context) => {
      const first = await own.database.transaction(write(`${idempotencyKey} 1 ${who}`));
      await between();
      const second = await own.database.transaction(write(`${idempotencyKey} 2 ${who}`));
      return { ok: true, data: [first, second] } as const;
    };
    const slow = answerOnce(
      { ...ctx, database },
      call,
      act("slow", () => {
        hasBegun.resolve();
        return mayGoOn.promise;
      }),
    );
    await hasBegun.promise;
    const answer = await answerOnce(
      ctx,
      call,
      act("quick", async () => {}),
    );
    mayGoOn.resolve();
    expect(await slow).toEqual(answer);
    const made = await foyer.sql<{ name: string }>`
      SELECT name FROM organizations WHERE starts_with(name, ${idempotencyKey}) ORDER BY name`;
    expect(made.map(({ name }) => name)).toEqual(answer);
  });
});

describe("a secret that is told again [S1.10]", () => {
  test("is the same API key, and stands in the database sealed, of use in no other row", async () => {
    const browser = foyer.browser(owner, { idempotencyKey });
    const input = { organizationId, name: "x", expiresInDays: 1 };
    const created = await browser.api.account.apiKeys.create(input);
    expect(await browser.api.account.apiKeys.create(input)).toEqual(created);
    const [row] = await foyer.sql<{ answer: string }>`
      SELECT answer FROM idempotent_calls ORDER BY ends_at DESC LIMIT 1`;
    expect(row?.answer).toMatch(/^v1\./);
    expect(row?.answer).not.toContain(created.key);

    const mine = { organizationId, name: foyer.address() };
    await program().api.spaces.create(mine);
    await foyer.sql`UPDATE idempotent_calls SET answer = ${row?.answer ?? ""}`;
    expect(await endOf(program().api.spaces.create(mine))).toBe("conflict");
    await foyer.sql`DELETE FROM idempotent_calls`;
  });

  test("is the session of a sign-in, of an acceptance and of a second factor, whose cookie was lost on its way", async () => {
    const twice = async (call: (api: ReturnType<typeof inBrowser>) => Promise<unknown>, cookies?: string) => {
      const [one, other]: [string[], string[]] = [[], []];
      const first = await call(inBrowser(cookies, one));
      expect(await call(inBrowser(cookies, other))).toEqual(first);
      expect(one.some((line) => line.includes("foyer_session="))).toBe(true);
      expect(other).toEqual(one);
      idempotencyKey = randomUUID();
    };
    const { email } = owner;
    await twice((api) => api.auth.signIn({ email, password }));
    const token = foyer.linkOf((await foyer.invitation({ by: owner })).id);
    await twice((api) =>
      api.invitations.accept({ token, name: "Ada", password: "a door that nobody guesses" }),
    );

    const member = await foyer.member();
    const { code } = await foyer.authenticator(member);
    const half = foyer.browser(member, { half: true });
    await endOf(half.api.auth.me());
    const proof = { code: code() };
    await twice((api) => api.auth.verifyMfa(proof), half.cookieHeader());
    const [sessions] = await foyer.sql<{ count: number }>`
      SELECT count(*)::int FROM sessions WHERE user_id = ${member.userId}`;
    expect(sessions?.count).toBe(1);
  });

  test("is told to nobody whose session has ended meanwhile", async () => {
    const browser = foyer.browser(owner, { idempotencyKey });
    const input = { organizationId, name: "x", expiresInDays: 1 };
    await browser.api.account.apiKeys.create(input);
    await foyer.sql`DELETE FROM sessions WHERE user_id = ${owner.userId}`;
    expect(await endOf(browser.api.account.apiKeys.create(input))).toBe("unauthenticated");
  });
});

describe("whoever guesses [S1.10]", () => {
  const failures = async (email: string) => {
    const [row] = await foyer.sql<{ failures: number; written: number }>`
      SELECT (SELECT COALESCE(sum(failures), 0)::int FROM throttles WHERE key = ${`password:${email}`}) AS failures,
        (SELECT count(*)::int FROM login_attempts WHERE email = ${email} AND outcome = 'wrong_password') AS written`;
    return row;
  };

  test("is counted for each call by the same key, and waits like everybody", async () => {
    const { email } = await foyer.member();
    const guess = (wrong: string) => endOf(inBrowser(undefined).auth.signIn({ email, password: wrong }));
    for (let call = 0; call < 4; call++) expect(await guess("not the right one")).toBe("invalid_credentials");
    expect(await failures(email)).toEqual({ failures: 4, written: 4 });
    expect(await guess("another, no better")).toBe("invalid_credentials");
    expect(await guess(password)).toBe("account_locked");
  });

  test("is not who signs in with the right password, twenty times at once at two servers", async () => {
    const [{ email }, ip] = [await foyer.member(), "192.0.2.20"];
    const signIn = (services: Partial<Services>) =>
      foyer.browser(null, { ip, idempotencyKey, services }).api.auth.signIn({ email, password });
    await atTwoServers(20, signIn);
    expect(await failures(email)).toEqual({ failures: 0, written: 0 });
    const ofNetwork = await foyer.sql`SELECT failures FROM throttles WHERE key = ${`address:${ip}`}`;
    expect(ofNetwork).toEqual([{ failures: 0 }]);
  });

  test("learns by a key that was used whether a password is that one no cheaper than by trying it", async () => {
    const { email } = await foyer.member();
    expect(await endOf(inBrowser(undefined).auth.signIn({ email, password }))).toBe("done");
    const guess = inBrowser(undefined).auth.signIn({ email, password: "not the right one" });
    expect(await endOf(guess)).toBe("invalid_credentials");
    expect(await failures(email)).toEqual({ failures: 1, written: 1 });
  });

  test("is limited by how often they call, whether or not the answer is kept", async () => {
    const { email } = await foyer.member();
    const taken: string[] = [];
    const limits = { take: async (bucket: string) => void taken.push(bucket) };
    const { api } = foyer.browser(null, { idempotencyKey, services: { limits } });
    await api.auth.requestPasswordReset({ email });
    await api.auth.requestPasswordReset({ email });
    expect(taken.filter((bucket) => bucket === "request_password_reset")).toHaveLength(2);
    const full = {
      take: (bucket: string) =>
        foyer.services.limits.take(bucket === "remembered_call" ? "bad_key" : "general", "full"),
    };
    for (let call = 0; call < 61; call++) await full.take("remembered_call").catch(() => {});
    const { api: flood } = foyer.browser(null, { idempotencyKey: "flood", services: { limits: full } });
    const before = await foyer.sql`SELECT 1 FROM idempotent_calls`;
    expect(await endOf(flood.auth.requestPasswordReset({ email }))).toBe("done");
    expect(await foyer.sql`SELECT 1 FROM idempotent_calls`).toHaveLength(before.length);
  });
});

describe("whoever dies in the middle [S1.10]", () => {
  const waiting = async () => {
    const [row] = await foyer.sql<{ pid: number | null }>`
      SELECT max(pid) AS pid FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return row?.pid ?? null;
  };
  /** Makes a call while somebody else holds a row that it wants, and cuts its connection when it waits there. */
  const killedAt = async (invitationId: string, call: () => Promise<unknown>) => {
    const other = openDatabase({ url: foyer.url, connections: 1 });
    const end = await other.transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM invitations WHERE id = ${invitationId}::uuid FOR UPDATE`;
      const ended = endOf(call());
      for (;;) {
        const pid = await waiting();
        if (pid !== null) {
          await foyer.sql`SELECT pg_terminate_backend(${pid})`;
          break;
        }
        await pause(5);
      }
      return ended;
    });
    await other.close();
    return end;
  };

  test("has done what was committed, and it is not done again: the next call goes on behind it", async () => {
    const { eventId } = await foyer.event({ by: owner });
    const { spaceId } = await foyer.space({ by: owner });
    const first = (await foyer.eventInvitation({ by: owner, eventId })).id;
    const { id: second } = await foyer
      .callerFor(owner)
      .invitations.create({ target: { kind: "space", spaceId, role: "viewer" }, email: foyer.address() });
    const messages = async () => {
      const rows = await foyer.sql<{ count: number }>`
        SELECT delivery_count AS count FROM invitations WHERE id IN (${first}, ${second}) ORDER BY id = ${second}`;
      return rows.map(({ count }) => count);
    };
    const { id: ended } = await foyer.eventInvitation({ by: owner, eventId });
    await foyer.callerFor(owner).invitations.cancel({ invitationId: ended });
    const bulk = () =>
      program().api.invitations.bulk({ action: "resend", invitationIds: [first, ended, second] });
    expect(await messages()).toEqual([1, 1]);
    expect(await killedAt(second, bulk)).toBe("unavailable");
    expect(await messages()).toEqual([2, 1]);
    const answer = await bulk();
    expect(answer.results.map(({ reason }) => reason)).toEqual([null, "not_pending", null]);
    expect(await messages()).toEqual([2, 2]);
    expect(await bulk()).toEqual(answer);
    expect(await messages()).toEqual([2, 2]);
  });

  test("goes on with the invitations that a filter gave, not with those that match it now", async () => {
    const { spaceId } = await foyer.space({ by: owner });
    const invite = async () =>
      (
        await foyer.callerFor(owner).invitations.create({
          target: { kind: "space", spaceId, role: "viewer" },
          email: foyer.address(),
        })
      ).id;
    const [one, two] = [await invite(), await invite()];
    const filter = { organizationId, spaceId, status: "pending" as const };
    const bulk = () => program().api.invitations.bulk({ action: "remind", filter });
    expect(await killedAt(one, bulk)).toBe("unavailable");
    await invite();
    const { results } = await bulk();
    expect(new Set(results.map(({ invitationId }) => invitationId))).toEqual(new Set([one, two]));
  });

  test("has begun an import, and that one is gone on with", async () => {
    const email = foyer.address();
    const input = { target: guest().target, csv: `email\n${email}`, send: false };
    const { database } = foyer.services;
    let begun = 0;
    const dying: typeof database = {
      ...database,
      transaction: (work, name) => {
        begun += 1;
        if (begun === 2) throw new Error("It is dead.");
        return database.transaction(work, name);
      },
    };
    const { invitations } = program({ services: { database: dying } }).api;
    await expect(invitations.import(input)).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
    const { import: run } = await program().api.invitations.import(input);
    expect(run).toMatchObject({ status: "done", created: 1 });
    expect(
      await foyer.sql`SELECT id FROM imports WHERE status <> 'receiving' AND id = ${run.id}`,
    ).toHaveLength(1);
    expect(
      await foyer.sql`SELECT 1 FROM audit_entries WHERE act = 'import.started' AND organization_id = ${organizationId}`,
    ).toHaveLength(1);
    expect(await foyer.sql`SELECT 1 FROM invitations WHERE email = ${email}`).toHaveLength(1);
  });

  test("before the answer is kept has changed nothing", async () => {
    const name = foyer.address();
    const { database } = foyer.services;
    const failing: typeof database = {
      ...database,
      transaction: (work) =>
        database.transaction(async (tx) => {
          const result = await work(tx);
          await tx.$queryRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
          return result;
        }),
    };
    const { api } = program({ services: { database: failing } });
    expect(await endOf(api.spaces.create({ organizationId, name }))).toBe("unavailable");
    expect(await spacesCalled(name)).toBe(0);
    await program().api.spaces.create({ organizationId, name });
    expect(await spacesCalled(name)).toBe(1);
  });
});

describe("every mutation [S1.10]", () => {
  const strangers =
    /^(auth|invitations\.(accept|decline|requestLink|recordOpened|joinWaitingList)|mail\.optOut)/;
  /** Those whose valid input is refused: their answers are in the tests above, or nothing of them is kept. */
  const refusing = new Set([
    ...["account.apiKeys.revoke", "account.revokeSession", "account.changePassword", "account.mfa.confirm"],
    ...["account.mfa.disable", "account.mfa.enroll", "account.mfa.regenerateRecoveryCodes"],
    ...["auth.resetPassword", "auth.signIn", "auth.verifyMfa", "invitations.joinWaitingList", "spaces.leave"],
    "invitations.redeem",
  ]);

  test("that is called twice by the same key ends the same both times, and changes nothing the second time", async () => {
    const host = await foyer.owner();
    const valid = await validInputs(foyer, host);
    const browser = foyer.browser(host);
    const written = () => foyer.sql`
      SELECT (SELECT count(*) FROM audit_entries) AS audit, (SELECT count(*) FROM pgboss.job) AS jobs,
        (SELECT count(*) FROM deliveries) AS deliveries, (SELECT count(*) FROM sessions) AS sessions`;
    await browser.api.auth.me();
    for (const { type, procedure } of restRoutes) {
      if (type === "query" || !valid.has(procedure)) continue;
      idempotencyKey = procedure;
      const ctx = () => inBrowser(strangers.test(procedure) ? undefined : browser.cookieHeader());
      const call = () => byName(ctx(), procedure, valid.get(procedure));
      const first = await call();
      if (typeof first === "string") expect(refusing).toContain(procedure);
      const before = await written();
      expect([procedure, await call()]).toEqual([procedure, first]);
      if (typeof first !== "string") expect([procedure, await written()]).toEqual([procedure, before]);
    }
  }, 60_000);

  async function byName(caller: object, procedure: string, input: unknown): Promise<unknown> {
    const called: unknown = procedure
      .split(".")
      .reduce((place: unknown, name) => (isPlace(place) ? Reflect.get(place, name) : undefined), caller);
    if (typeof called !== "function") throw new Error(`There is no ${procedure}.`);
    try {
      return { answer: await called(input) };
    } catch (error) {
      return endOf(Promise.reject(error));
    }
  }

  const isPlace = (value: unknown): value is object =>
    (typeof value === "object" && value !== null) || typeof value === "function";
});
