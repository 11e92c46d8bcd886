import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { Failure } from "@foyer/contract/failures";
import { copyOf } from "@foyer/testing/databases";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type Database, openDatabase, type Transaction } from "./database.ts";
import { isUnavailable, violatedUnique } from "./trouble.ts";

let url: string;
let database: Database;
let other: pg.Client;
const endings: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  const fresh = await copyOf(inject("databases"));
  endings.push(fresh.drop);
  url = fresh.url;
  database = openDatabase({ url });
  endings.push(() => database.close());
  other = new pg.Client({ connectionString: url });
  await other.connect();
  endings.push(() => other.end());
});
afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

const named = (tx: Pick<Transaction, "organization">, name: string) =>
  tx.organization.create({ data: { name } });
const countOf = (name: string) => database.read.organization.count({ where: { name } });

describe("a transaction", () => {
  test("commits everything that was done in it, and answers what the work answers", async () => {
    const answer = await database.transaction(async (tx) => {
      await named(tx, "committed");
      await tx.$executeRaw`INSERT INTO organizations (id, name) VALUES (gen_random_uuid(), 'committed')`;
      expect(await countOf("committed")).toBe(0); // nobody else sees it yet
      return "answer";
    });
    expect(answer).toBe("answer");
    expect(await countOf("committed")).toBe(2);
  });

  test("undoes everything where the work throws, and throws that very error", async () => {
    const error = new Failure("forbidden");
    const undone = database.transaction(async (tx) => {
      await named(tx, "undone");
      throw error;
    });
    await expect(undone).rejects.toBe(error);
    expect(await countOf("undone")).toBe(0);
  });

  test("that is caught in a deadlock starts again, and both get through", async () => {
    const [one, two] = [await named(database.read, "one"), await named(database.read, "two")];
    let attempts = 0;
    let holding = 0;
    let bothHoldOne = () => {};
    const met = new Promise<void>((resolve) => {
      bothHoldOne = resolve;
    });
    const cross = (first: { id: string }, second: { id: string }) =>
      database.transaction(async (tx) => {
        attempts += 1;
        await tx.organization.update({ where: { id: first.id }, data: { resendLimit: { increment: 1 } } });
        holding += 1;
        if (holding === 2) bothHoldOne();
        await met;
        await tx.$executeRaw`UPDATE organizations SET resend_limit = resend_limit + 1 WHERE id = ${second.id}::uuid`;
      });
    await Promise.all([cross(one, two), cross(two, one)]);
    expect(attempts).toBe(3);
    const rows = await database.read.organization.findMany({ where: { id: { in: [one.id, two.id] } } });
    expect(rows.map(({ resendLimit }) => resendLimit)).toEqual([5, 5]);
  });

  test("that meets a conflict again and again gives up after three attempts", async () => {
    let attempts = 0;
    const hopeless = database.transaction(async (tx) => {
      attempts += 1;
      await raise(tx, "40001");
    });
    await expect(hopeless).rejects.toMatchObject({ reason: "unavailable" });
    expect(attempts).toBe(3);
  });

  test.each([
    ["57014", "a statement was cancelled, or took too long"],
    ["57P01", "an administrator stops the database"],
    ["57P03", "it is starting"],
    ["53300", "too many connections"],
    ["53200", "out of memory"],
    ["53100", "the disk is full"],
    ["08006", "the connection failed"],
    ["58030", "the disk failed"],
  ])("that PostgreSQL ends with %s (%s) is `unavailable`, once", async (code) => {
    let attempts = 0;
    const failed = database.transaction(async (tx) => {
      attempts += 1;
      await raise(tx, code);
    });
    await expect(failed).rejects.toMatchObject({ name: "Failure", reason: "unavailable" });
    expect(attempts).toBe(1);
  });

  test.each(["22P02", "23514", "42P01", "42501", "P0001"])(
    "that fails by a mistake of ours (%s) is no outage",
    async (code) => {
      const failed = database.transaction((tx) => raise(tx, code));
      await expect(failed).rejects.not.toBeInstanceOf(Failure);
    },
  );

  test("whose connection is cut is `unavailable`, leaves nothing, and the next one works", async () => {
    const cut = database.transaction(async (tx) => {
      await named(tx, "cut");
      const [backend] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      await other.query("SELECT pg_terminate_backend($1)", [backend?.pid]);
      await named(tx, "cut");
    });
    await expect(cut).rejects.toMatchObject({ reason: "unavailable" });
    expect(await countOf("cut")).toBe(0);
    await database.transaction((tx) => named(tx, "after the cut"));
    expect(await countOf("after the cut")).toBe(1);
  });
});

describe("a database that can't be reached", () => {
  test("because nothing listens there is `unavailable`", async () => {
    const closed = openDatabase({ url: `postgresql://foyer:x@127.0.0.1:${await unusedPort()}/foyer` });
    await expect(closed.ping()).rejects.toMatchObject({ reason: "unavailable" });
    await expect(closed.transaction((tx) => named(tx, "x"))).rejects.toMatchObject({ reason: "unavailable" });
    const reading = await closed.read.organization.count().catch((error: unknown) => error);
    expect(isUnavailable(reading)).toBe(true);
    await closed.close();
  });

  test("because it is paused, or all connections are taken, is `unavailable` after seconds", async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, "127.0.0.1");
    await once(silent, "listening");
    const address = silent.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const paused = openDatabase({ url: `postgresql://foyer:x@127.0.0.1:${port}/foyer` });
    const busy = openDatabase({ url, connections: 1 });

    const refusals = await busy.transaction((tx) => {
      return Promise.all([
        paused.ping().catch((error: unknown) => error),
        paused.transaction((inner) => named(inner, "x")).catch((error: unknown) => error),
        busy.transaction((inner) => named(inner, "x")).catch((error: unknown) => error),
        tx.$queryRaw`SELECT 1`,
      ]);
    });

    expect(refusals.slice(0, 3)).toMatchObject([
      { reason: "unavailable" },
      { reason: "unavailable" },
      { reason: "unavailable" },
    ]);
    await expect(busy.ping()).resolves.toBeUndefined();
    await Promise.all([paused.close(), busy.close()]);
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  test("answers again as soon as it is back", async () => {
    await expect(database.ping()).resolves.toBeUndefined();
  });
});

describe("a violated unique index is told by its name", () => {
  test("through the model and through SQL; other failures have none", async () => {
    const user = { email: "ada@example.com", name: "Ada" };
    await database.read.user.create({ data: user });
    const { id: organizationId } = await named(database.read, "unique");
    const insert = () => database.read.$executeRaw`
      INSERT INTO invitations (id, organization_id, kind, email, role, expires_in_hours, expires_at)
      VALUES (gen_random_uuid(), ${organizationId}::uuid, 'organization', 'ada@example.com', 'member', 1, now())`;
    await insert();
    expect(violatedUnique(await failureOf(insert()))).toBe("one_pending_invitation_per_address");
    expect(violatedUnique(await failureOf(database.transaction((tx) => raise(tx, "23514"))))).toBeNull();
    expect(violatedUnique(new Error("one_pending_invitation_per_address"))).toBeNull();
    expect(violatedUnique("no error")).toBeNull();
  });
});

test("a statement is planned once for each connection, under one name", async () => {
  const prepared = await database.transaction(async (tx) => {
    for (const name of ["a", "b", "c"]) await tx.$queryRaw`SELECT ${name}::text AS planned_once`;
    return tx.$queryRaw<{ name: string }[]>`
      SELECT name FROM pg_prepared_statements WHERE statement LIKE 'SELECT $1::text AS planned_once'`;
  });
  expect(prepared).toEqual([{ name: expect.stringMatching(/^foyer_\d+$/) }]);
});

/** Lets PostgreSQL itself fail with a code. */
async function raise(tx: Transaction, code: string): Promise<void> {
  await tx.$executeRawUnsafe(`DO $$ BEGIN RAISE EXCEPTION 'as wished' USING ERRCODE = '${code}'; END $$`);
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error("It should have failed.");
    },
    (error: unknown) => error,
  );
}

async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address ? address.port : 0;
}
