import { randomUUID } from "node:crypto";
import type { Context } from "@foyer/domain/context";
import { marksOf } from "@foyer/testing/dump";
import type { Person } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { validInputs } from "@foyer/testing/valid-inputs";
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
  const browser = foyer.browser(owner);
  await browser.api.auth.me();
  const arrival = { ip: "192.0.2.7", userAgent: null, setCookie: () => {} };
  // Or most of it would be refused unread.
  const services = { ...foyer.services, limits: { take: async () => {} } };
  contexts = [
    await createContext(services, { ...arrival, cookies: browser.cookieHeader() }),
    await createContext(services, { ...arrival, cookies: undefined }),
  ];

  valid = await validInputs(foyer, owner);
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
    "event",
    "custodian",
    "guest",
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
    "9999-12-31T23:59:59.999Z",
    "2027-03-28T02:30:00.000Z",
    "Europe/Berlin",
    "+14:00",
    "BEGIN:VCALENDAR\r\nEND:VCALENDAR",
    "=1+1",
    "x".repeat(1_000_000),
  ],
  ...[
    "169.254.169.254",
    "[::1]",
    "data:image/png;base64,AAAA",
    "{{ organization.constructor }}",
    "{% for one in (1..999999999) %}{{ one }}{% endfor %}",
    "{% include '../../etc/passwd' %}",
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
    "bypassCapacity",
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
      { numRuns: 4_500 },
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

describe("an invitee can't write into an invitation what is the inviter's to say (mass assignment)", () => {
  const terms = { role: "custodian", isVip: true, bypassCapacity: true, status: "accepted", capacity: 9 };

  test.each(Object.entries({ ...terms, email: "eve@example.com", target: {}, profile: { role: "owner" } }))(
    "%s is refused in every answer, at every door, and nothing changes",
    async (field, value) => {
      const { spaceId } = await foyer.space({ by: owner });
      const { eventId } = await foyer.event({ by: owner, capacity: 1 });
      const invitations = [
        await foyer.invitation({ by: owner }),
        await foyer.spaceInvitation({ by: owner, spaceId }),
        await foyer.eventInvitation({ by: owner, eventId }),
      ];
      const { call } = foyer.browser();
      const before = await marksOf(foyer);
      for (const { id } of invitations)
        for (const act of ["accept", "decline", "joinWaitingList", "requestLink", "recordOpened"]) {
          const answer = { token: foyer.linkOf(id), [field]: value };
          expect([act, await endOf(call(`invitations.${act}`, answer))]).toEqual([act, "invalid_input"]);
        }
      expect(await marksOf(foyer)).toEqual(before);
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
