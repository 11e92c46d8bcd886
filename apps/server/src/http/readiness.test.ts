import { openDatabase } from "@foyer/db/database";
import { openSessions } from "@foyer/domain/accounts/sessions";
import type { Services } from "@foyer/domain/context";
import { openJobs } from "@foyer/jobs/jobs";
import { type Person, password } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Gate, openGate } from "../../test/gate.ts";
import { testApp } from "../../test/test-app.ts";
import { type Input, type Visitor, visitorOf } from "../../test/visitor.ts";
import { readinessOf } from "./readiness.ts";

const foyer = testFoyer();

// A Foyer whose way to its database can be cut.
let gate: Gate;
let services: Services;
let isReady: () => Promise<boolean>;
const endings: (() => Promise<void>)[] = [];

beforeAll(async () => {
  gate = await openGate(foyer.url);
  endings.push(() => gate.close());
  const { url } = gate;
  const database = openDatabase({ url, connections: 5 });
  endings.push(() => database.close());
  const jobs = await openJobs({ url, mode: "enqueue", onTrouble: () => {} }); // it will have some
  endings.push(() => jobs.stop());
  const sessions = openSessions(database, { secure: true });
  services = {
    ...foyer.services,
    publicUrl: foyer.services.publicUrl,
    keys: foyer.services.keys,
    database,
    jobs,
    sessions,
  };
  isReady = readinessOf({ database, jobs, services, databaseUrl: url, close: async () => {} });
});
afterAll(async () => {
  await gate.open();
  for (const end of endings.reverse()) await end();
});
afterEach(() => gate.open());

const app = testApp(() => ({ services, isReady: () => isReady() }));

let owner: Person;
let visitor: Visitor;
beforeAll(async () => {
  owner = await foyer.owner();
});
beforeEach(async () => {
  visitor = await visitorOf(app(), { services: foyer.services, account: owner });
});

/** Calls of every kind: with a session and without, reading and writing, hashing before and not. */
async function calls(): Promise<readonly (readonly [string, Input])[]> {
  const { organizationId } = owner;
  const { id: invitationId } = await foyer.invitation({ by: owner });
  const target = { kind: "organization", organizationId, role: "member" };
  const token = foyer.linkOf((await foyer.invitation({ by: owner })).id);
  return [
    ["auth.me", {}],
    ["invitations.view", { token }],
    ["invitations.recordOpened", { token }],
    ["invitations.create", { target, email: foyer.address() }],
    ["invitations.cancel", { invitationId }],
    ["invitations.list", { organizationId }],
    ["people.list", { organizationId, search: "a" }],
    ["audit.list", { organizationId }],
    // The last: it ends the session that it comes with.
    ["auth.signIn", { email: owner.email, password }],
  ];
}

describe("without its database, Foyer", () => {
  test("says that it is unavailable, in REST and tRPC, and changes nothing; and is back by itself", async () => {
    const all = await calls();
    expect(await probes()).toEqual({ healthz: 200, readyz: 200 });
    const before = await foyer.sql`SELECT status, email FROM invitations ORDER BY id`;

    await gate.shut();
    for (const [procedure, input] of all) {
      const [rest, trpc] = [await visitor.rest(procedure, input), await visitor.trpc(procedure, input)];
      expect([procedure, rest.status, rest.body]).toMatchObject([
        procedure,
        503,
        { reason: "unavailable", code: "SERVICE_UNAVAILABLE" },
      ]);
      expect([procedure, trpc.status, trpc.body]).toMatchObject([
        procedure,
        503,
        { error: { data: { reason: "unavailable", httpStatus: 503 } } },
      ]);
      expect(`${rest.text}${trpc.text}`).not.toMatch(/ECONNREFUSED|127\.0\.0\.1|prisma|postgres/i);
    }
    // The pages are there, and the process is up; it just can't serve.
    expect(await visitor.ask({ url: "/accept" })).toMatchObject({ status: 200 });
    expect(await probes()).toEqual({ healthz: 200, readyz: 503 });
    expect(await foyer.sql`SELECT status, email FROM invitations ORDER BY id`).toEqual(before);

    await gate.open();
    for (const [procedure, input] of all) {
      const { status } = await visitor.rest(procedure, input);
      expect([procedure, status]).toEqual([procedure, expect.toBeOneOf([200, 201, 204])]);
    }
    expect(await probes()).toEqual({ healthz: 200, readyz: 200 });
  });

  test("says so in time where it hangs, and never says that it did what it can't know", async () => {
    const email = foyer.address();
    await Promise.all([1, 2, 3].map(() => visitor.rest("auth.me")));
    gate.hold();
    const { organizationId } = owner;
    const target = { kind: "organization", organizationId, role: "member" };
    const answers = await Promise.all([
      visitor.rest("invitations.create", { target, email }),
      visitor.trpc("invitations.list", { organizationId }),
      (await visitorOf(app(), { services: foyer.services })).rest("invitations.view", {
        token: foyer.linkOf(crypto.randomUUID()),
      }),
      visitor.ask({ url: "/readyz" }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
    await gate.open();
    await expect.poll(async () => (await visitor.rest("auth.me")).status).toBe(200);
    expect(await visitor.rest("invitations.create", { target, email })).toMatchObject({ status: 201 });
  });
});

describe("ready", () => {
  test("is nobody whose migrations are missing", async () => {
    const { database } = services;
    const ready = readinessOf({
      database,
      services,
      jobs: { ...jobsThat(true) },
      databaseUrl: foyer.url,
      close: async () => {},
    });
    await foyer.sql`ALTER TABLE _prisma_migrations RENAME TO elsewhere`;
    try {
      expect(await ready()).toBe(false);
    } finally {
      await foyer.sql`ALTER TABLE elsewhere RENAME TO _prisma_migrations`;
    }
    expect(await ready()).toBe(true);
  });

  test("is nobody whose queue is missing", async () => {
    const { database } = services;
    const jobs = jobsThat(false);
    expect(
      await readinessOf({ database, services, jobs, databaseUrl: foyer.url, close: async () => {} })(),
    ).toBe(false);
  });
});

function jobsThat(ready: boolean) {
  return {
    enqueue: async () => {},
    enqueueMany: async () => {},
    defer: async () => {},
    deferMany: async () => {},
    hasten: async () => false,
    hastenMany: async () => 0,
    work: async () => {},
    workInBatches: async () => {},
    ready: async () => ready,
    stop: async () => {},
  };
}

async function probes() {
  const [healthz, readyz] = [await visitor.ask({ url: "/healthz" }), await visitor.ask({ url: "/readyz" })];
  return { healthz: healthz.status, readyz: readyz.status };
}
