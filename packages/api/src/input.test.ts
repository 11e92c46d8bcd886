import { randomUUID } from "node:crypto";
import type { Context } from "@foyer/domain/context";
import type { Person } from "@foyer/testing/factories";
import { password } from "@foyer/testing/factories";
import { refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { callTRPCProcedure, TRPCError } from "@trpc/server";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { answerFailure } from "./answer-failure.ts";
import { createContext } from "./context.ts";
import { restRoutes } from "./rest-routes.ts";
import { appRouter } from "./root.ts";

const foyer = testFoyer();

let owner: Person;
let contexts: readonly Context[];
let valid: ReadonlyMap<string, unknown>;

beforeAll(async () => {
  owner = await foyer.owner();
  const { organizationId } = owner;
  const browser = foyer.browser(owner);
  await browser.api.auth.me();
  const arrival = { ip: "192.0.2.7", userAgent: null, setCookie: () => {} };
  // Or most of it would be refused unread.
  const services = { ...foyer.services, limits: { take: async () => {} } };
  contexts = [
    await createContext(services, { ...arrival, cookies: browser.cookieHeader() }),
    await createContext(services, { ...arrival, cookies: undefined }),
  ];

  const byInvitation = async () => ({ invitationId: (await foyer.invitation({ by: owner })).id });
  const byToken = async () => ({ token: foyer.linkOf((await foyer.invitation({ by: owner })).id) });
  const list = { organizationId, cursor: "x", limit: 10, search: "x" };
  const byPerson = async () => ({ organizationId, userId: (await foyer.member({ organizationId })).userId });
  const profile = { clientCompany: "x", zohoAccount: "x", phone: "x", position: "x", department: "x" };
  const text = { message: "x", note: "x" };
  const time = "2026-05-01T12:00:00.000Z";
  const audit = {
    organizationId,
    act: "person.created",
    actorId: randomUUID(),
    subjectId: randomUUID(),
    search: "x",
    from: time,
    to: time,
  };
  valid = new Map<string, unknown>([
    ["account.profile", {}],
    ["account.updateProfile", { name: "x", ...profile }],
    ["account.sessions", { cursor: "x", limit: 10 }],
    ["account.revokeSession", { sessionId: randomUUID() }],
    ["account.revokeOtherSessions", {}],
    ["account.loginHistory", { cursor: "x", limit: 10 }],
    ["account.mfa.status", {}],
    ["account.mfa.enroll", { password: "not the right one", code: "123456", recoveryCode: "x" }],
    ["account.mfa.confirm", { code: "123456" }],
    ["account.mfa.regenerateRecoveryCodes", { code: "123456" }],
    ["account.mfa.disable", { password: "not the right one", code: "123456", recoveryCode: "x" }],
    ["account.apiKeys.create", { organizationId, name: "x", expiresInDays: 1 }],
    ["account.apiKeys.list", { cursor: "x", limit: 10 }],
    ["account.apiKeys.revoke", { apiKeyId: randomUUID() }],
    ["account.changePassword", { currentPassword: "not the right one", newPassword: password }],
    ["audit.list", { ...audit, cursor: "x", limit: 10 }],
    ["audit.export", audit],
    ["auth.me", {}],
    ["auth.signIn", { email: owner.email, password: "not the right one" }],
    ["auth.signOut", {}],
    ["auth.verifyMfa", { code: "123456" }],
    ["auth.requestPasswordReset", { email: owner.email }],
    ["auth.resetPassword", { token: "x", password }],
    [
      "invitations.create",
      {
        target: { kind: "organization", organizationId, role: "member" },
        email: foyer.address(),
        fullName: "x",
        ...text,
        metadata: { x: { y: ["z"] } },
        expiresInHours: 1,
        send: false,
      },
    ],
    ["invitations.list", { ...list, kind: "organization", status: "pending", attention: true }],
    ["invitations.get", await byInvitation()],
    ["invitations.update", { ...(await byInvitation()), role: "member", ...text, expiresInHours: 1 }],
    ["invitations.cancel", await byInvitation()],
    ["invitations.resend", await byInvitation()],
    ["invitations.remind", await byInvitation()],
    ["invitations.copyLink", await byInvitation()],
    ["invitations.view", await byToken()],
    ["invitations.recordOpened", await byToken()],
    ["invitations.accept", { ...(await byToken()), name: "x", password, profile }],
    ["invitations.decline", await byToken()],
    ["invitations.requestLink", await byToken()],
    ["organizations.list", { cursor: "x", limit: 10 }],
    ["organizations.create", { name: "x" }],
    ["organizations.get", { organizationId }],
    [
      "organizations.update",
      { organizationId, name: "x", defaultExpiryHours: 1, resendLimit: 1, renewalRule: "renew" },
    ],
    [
      "people.create",
      { organizationId, email: foyer.address(), name: "x", role: "member", message: "x", expiresInHours: 1 },
    ],
    ["people.list", { ...list, status: "invited", role: "member" }],
    ["people.get", { organizationId, userId: owner.userId }],
    ["people.update", { ...(await byPerson()), ...profile, name: "x", role: "member" }],
    ["people.setActive", { organizationId, userIds: [(await byPerson()).userId], active: true }],
    ["people.remove", await byPerson()],
    ["people.loginHistory", { ...(await byPerson()), cursor: "x", limit: 10 }],
    ["people.resetMfa", await byPerson()],
    ["people.signOutEverywhere", await byPerson()],
    ["security.policy.get", { organizationId }],
    [
      "security.policy.update",
      {
        organizationId,
        mfaPolicy: "optional",
        lockout: { attempts: 5, maxDelayMinutes: 15 },
        session: { idleHours: 10, lifetimeHours: 100 },
      },
    ],
    ["security.lockouts.list", { organizationId, cursor: "x", limit: 10 }],
    ["security.lockouts.lift", await byPerson()],
    ["system.info", {}],
  ]);
});

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** What somebody might put where something else belongs: everything that JSON can bring. */
const hostileValues: readonly unknown[] = [
  ...[
    null,
    undefined,
    true,
    false,
    0,
    -1,
    1.5,
    1e308,
    -1e308,
    2 ** 31,
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ],
  ...[
    "",
    " ",
    "\0",
    "x\0x",
    "\r\nBcc: eve@example.com",
    "\ud800",
    "x\udfff",
    "\u2028",
    "😀".repeat(300),
    "x".repeat(400),
  ],
  ...[
    "a@b@c",
    "ada＠example.com",
    "ada@example.com\r\nBcc: eve@example.com",
    "ada@example.com,eve@example.com",
  ],
  ...[
    ["ada@example.com"],
    [["ada@example.com"]],
    { email: "ada@example.com" },
    `${"a".repeat(400)}@example.com`,
  ],
  ...[
    "' OR 1=1; --",
    "$1",
    "%",
    "_",
    "\\",
    "../../etc/passwd",
    "${7*7}",
    "<script>alert(1)</script>",
    "__proto__",
  ],
  ...[
    "not-a-uuid",
    `${randomUUID()}\n`,
    randomUUID().replaceAll("-", ""),
    "00000000-0000-0000-0000-000000000000",
  ],
  ...[
    randomUUID(),
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
    "1",
    "0x10",
    "1e3",
    "9".repeat(400),
    "true",
    "null",
  ],
  ...[
    "owner",
    "admin",
    "member",
    "pending",
    "organization",
    "space",
    "constructor",
    "toString",
    "hasOwnProperty",
  ],
  ...[
    {},
    [],
    { length: 1 },
    { toString: null },
    JSON.parse('{"__proto__": {"role": "owner"}}'),
    JSON.parse('{"then": "x"}'),
  ],
  ...[
    "2026-02-30T00:00:00Z",
    "0000-01-01T00:00:00.000Z",
    "+275760-09-13T00:00:00.000Z",
    "x".repeat(1_000_000),
  ],
  ...[
    { at: "0000-01-01T00:00:00.000Z", id: randomUUID() },
    { at: "9999-12-31T23:59:59.999Z", id: randomUUID() },
    { at: "2026-05-01T12:00:00.000Z", id: "x" },
    { at: null, id: null },
    null,
    [],
  ].map(encoded),
  JSON.parse(`${"[".repeat(100_000)}${"]".repeat(100_000)}`),
  JSON.parse(`${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`),
  // As deep as 10,000 characters of metadata can be.
  JSON.parse(`${'{"a":'.repeat(1_650)}1${"}".repeat(1_650)}`),
  JSON.parse(`${"[".repeat(4_950)}${"]".repeat(4_950)}`),
  Object.fromEntries(Array.from({ length: 2_000 }, (_, number) => [`k${number}`, number])),
];

type Hostile = { readonly value: unknown };

const hostile: fc.Arbitrary<Hostile> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom(...hostileValues) },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  )
  // Some are too deep for fast-check to print.
  .map((value) => ({ value, [fc.toStringMethod]: () => preview(value) }));

function preview(value: unknown): string {
  try {
    return JSON.stringify([value]).slice(0, 200);
  } catch {
    return "something deep";
  }
}

/** Keys that a program should not know, and some that are sentences to whoever reads them. */
const keys = fc.oneof(
  fc.constantFrom(
    "__proto__",
    "constructor",
    "role",
    "status",
    "id",
    "isVip",
    "",
    "0",
    "\0",
    "ECONNREFUSED",
    "x".repeat(400),
  ),
  fc.string(),
);

type Change = {
  readonly where: number;
  readonly how: "replace" | "add" | "remove";
  readonly what: Hostile;
  readonly key: string;
};

const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    where: fc.nat(1_000),
    how: fc.constantFrom("replace", "replace", "replace", "replace", "add", "remove"),
    what: hostile,
    key: keys,
  }),
  { minLength: 1, maxLength: 2 },
);

/** A copy of a valid input with something else somewhere in it. */
function changed(input: unknown, { where, how, what: { value }, key }: Change): unknown {
  const places = placesIn(input);
  const place = places[where % places.length] ?? [];
  return changedAt(input, place, (there) => {
    if (how === "remove") return undefined;
    if (how === "replace" || !isObject(there)) return value;
    return Object.defineProperty({ ...there }, key, { value, enumerable: true });
  });
}

/** Paths to everything in a value that is not deeper than any valid input. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (!isObject(value) || path.length > 5) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]))];
}

function changedAt(
  value: unknown,
  [key, ...rest]: readonly string[],
  change: (value: unknown) => unknown,
): unknown {
  if (key === undefined) return change(value);
  return isObject(value) ? { ...value, [key]: changedAt(value[key], rest, change) } : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

describe("fuzzed inputs", () => {
  test("there is a valid input of every procedure to start from", () => {
    expect([...valid.keys()].sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
  });

  test("whatever the input, the answer is a result or a refusal with a reason, and never a defect of ours", {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...restRoutes),
        changes,
        fc.nat(5),
        async (route, manyChanges, visitor) => {
          const input = manyChanges.reduce(changed, valid.get(route.procedure));
          const ctx = contexts[visitor === 0 ? 1 : 0];
          const answer = await answerOf(route.procedure, route.type, ctx, input);
          if (answer === "done") return;
          expect(answer).toMatchObject({ reason: expect.any(String), message: expect.any(String) });
          expect(answer.status).toBeLessThan(500);
          expect(answer.status).toBeGreaterThanOrEqual(400);
          // Nothing of the inside gets out.
          expect(JSON.stringify(answer)).not.toMatch(
            /prisma|postgres|SELECT |INSERT |node_modules|\.ts:|at Object/i,
          );
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test("and afterwards everything still works", async () => {
    const { invitations } = foyer.callerFor(owner);
    await expect(invitations.list({ organizationId: owner.organizationId })).resolves.toBeDefined();
  });
});

test("deeply nested metadata is kept and told again", async () => {
  const { invitations } = foyer.callerFor(owner);
  const target = { kind: "organization", organizationId: owner.organizationId, role: "member" } as const;
  for (const json of [
    `${'{"a":'.repeat(1_650)}1${"}".repeat(1_650)}`,
    `{"a":${"[".repeat(3_000)}${"]".repeat(3_000)}}`,
  ]) {
    const metadata = JSON.parse(json);
    const { id } = await invitations.create({ target, email: foyer.address(), metadata });
    const told = await invitations.get({ invitationId: id });
    expect(JSON.stringify(told.metadata)).toBe(json);
  }
});

describe("a refused input says where", () => {
  test.each<[string, (api: ReturnType<typeof foyer.callerFor>) => Promise<unknown>, string]>([
    [
      "an address with two signs",
      ({ people }) =>
        people.create({ organizationId: owner.organizationId, email: "a@b@c", name: "x", role: "member" }),
      "email",
    ],
    [
      "too long a page",
      ({ invitations }) => invitations.list({ organizationId: owner.organizationId, limit: 101 }),
      "limit",
    ],
    [
      "an empty page",
      ({ invitations }) => invitations.list({ organizationId: owner.organizationId, limit: 0 }),
      "limit",
    ],
    ["an id that is none", ({ invitations }) => invitations.get({ invitationId: "1" }), "invitationId"],
    [
      "something inside something",
      ({ invitations }) =>
        invitations.create({
          target: { kind: "organization", organizationId: "x", role: "member" },
          email: "ada@example.com",
        }),
      "target.organizationId",
    ],
    ["a name of nothing but space", ({ organizations }) => organizations.create({ name: " \t " }), "name"],
  ])("%s", async (_, call, path) => {
    expect(await refusalOf(call(foyer.callerFor(owner)))).toMatchObject({
      reason: "invalid_input",
      status: 400,
      issues: [{ path, message: expect.any(String) }],
    });
  });

  test.each(["x", "ECONNREFUSED", "connection terminated", "query read timeout"])(
    "an unknown key %j is the caller's mistake, whatever it is called",
    async (key) => {
      const { call } = foyer.browser(owner);
      expect(await refusalOf(call("organizations.create", { name: "x", [key]: 1 }))).toMatchObject({
        reason: "invalid_input",
        status: 400,
      });
    },
  );

  test.each(["nothing.here", "invitations", "__proto__", "constructor", "invitations.create.call", ""])(
    "a procedure that does not exist (%j) is not found",
    async (procedure) => {
      const { call } = foyer.browser(owner);
      expect(await refusalOf(call(procedure, {}))).toMatchObject({ reason: "not_found", status: 404 });
    },
  );
});

async function answerOf(path: string, type: "query" | "mutation", ctx: Context | undefined, input: unknown) {
  const request = { getRawInput: async () => input, input, signal: undefined, batchIndex: 0 };
  try {
    await callTRPCProcedure({ router: appRouter, path, type, ctx, ...request });
    return "done";
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return answerFailure(error);
  }
}
