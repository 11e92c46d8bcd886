import { fromNowhere } from "@foyer/domain/context";
import { emptyDatabase } from "@foyer/testing/databases";
import type { Person } from "@foyer/testing/factories";
import { type Mailbox, openMailbox } from "@foyer/testing/mailbox";
import { testFoyer } from "@foyer/testing/test-foyer";
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from "vitest";
import { type FoyerProcess, foyerProcesses } from "../../test/foyer-process.ts";
import { freePort } from "../../test/free-port.ts";
import { type Gate, openGate } from "../../test/gate.ts";
import { cookieIn } from "../../test/visitor.ts";

const foyer = testFoyer();
const processes = foyerProcesses();

const eventually = { timeout: 60_000, interval: 100 };

let mailbox: Mailbox;
/** Where the mail goes that the worker sends who is to die. */
let lastMailbox: Mailbox;
let owner: Person;
let cookie: string;

beforeAll(async () => {
  mailbox = await openMailbox();
  lastMailbox = await openMailbox();
  owner = await foyer.owner();
  cookie = cookieIn(await foyer.services.sessions.start(owner.userId, fromNowhere));
});
afterAll(async () => {
  await mailbox.close();
  await lastMailbox.close();
});

/** A process that serves HTTP, and how to ask it. */
type Web = FoyerProcess & {
  /** Calls it, in the owner's name; answers the status. @throws Error if it is not there (any more) */
  call(
    method: string,
    path: string,
    body?: object,
  ): Promise<{ readonly status: number; readonly text: string }>;
  invite(email: string): Promise<number>;
};

async function startWeb(variables: Readonly<Record<string, string>> = {}): Promise<Web> {
  const port = String(await freePort());
  const process = start({ FOYER_ROLES: "web", PORT: port, ...variables });
  await process.says(/"msg":"started"/);
  const web: Web = {
    ...process,
    async call(method, path, body) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: { cookie, origin: "https://foyer.example", "content-type": "application/json" },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: response.status, text: await response.text() };
    },
    async invite(email) {
      const target = { kind: "organization", organizationId: owner.organizationId, role: "member" };
      return (await web.call("POST", "/api/invitations", { target, email })).status;
    },
  };
  return web;
}

async function startWorker(smtpUrl: string): Promise<FoyerProcess> {
  const process = start({ FOYER_ROLES: "worker", SMTP_URL: smtpUrl });
  await process.says(/"msg":"started"/);
  return process;
}

function start(variables: Readonly<Record<string, string>>): FoyerProcess {
  return processes.start(["start"], {
    NODE_ENV: "production",
    DATABASE_URL: foyer.url,
    APP_SECRET: "this secret signs the links of the tests",
    PUBLIC_URL: "https://foyer.example",
    SMTP_URL: mailbox.url,
    FROM_EMAIL: "foyer@example.com",
    ...variables,
  });
}

const addresses = (count: number) => Array.from({ length: count }, () => foyer.address());

/** The Message-IDs of everything that came for an address. */
function messageIds(email: string): (string | undefined)[] {
  return [...lastMailbox.all(), ...mailbox.all()]
    .filter(({ envelope }) => envelope.to.includes(email))
    .map(({ messageId }) => messageId);
}

async function undelivered(): Promise<number> {
  const [row] = await foyer.sql<{ count: number }>`
    SELECT count(*)::int AS count FROM deliveries WHERE status IN ('queued', 'retrying')`;
  return row?.count ?? -1;
}

describe("two web and two worker processes on one database", () => {
  let webs: [Web, Web];
  let workers: [FoyerProcess, FoyerProcess];
  /** Between each worker and the mail server. */
  let gates: [Gate, Gate];

  beforeAll(async () => {
    gates = [await openGate(lastMailbox.url), await openGate(mailbox.url)];
    // All at once, as a deployment starts them.
    [webs, workers] = await Promise.all([
      Promise.all([startWeb(), startWeb()]),
      Promise.all([startWorker(gates[0].url), startWorker(gates[1].url)]),
    ]);
  }, 60_000);
  afterAll(async () => {
    for (const gate of gates) await gate.close();
  });

  test("are ready, and keep nothing to themselves: what one web does the other sees, and each e-mail goes once", async () => {
    const [one, other] = webs;
    for (const web of webs) expect((await web.call("GET", "/readyz")).status).toBe(200);
    const emails = addresses(30);
    await Promise.all(
      emails.map(async (email, place) => {
        const [here, there] = place % 2 === 0 ? [one, other] : [other, one];
        expect(await here.invite(email)).toBe(201);
        const { text } = await there.call(
          "GET",
          `/api/invitations?organizationId=${owner.organizationId}&search=${email}`,
        );
        expect(text).toContain(`"email":"${email}"`);
        // Neither invites whom the other has invited.
        expect(await there.invite(email)).toBe(409);
      }),
    );
    await expect.poll(undelivered, eventually).toBe(0);
    expect(emails.map((email) => messageIds(email).length)).toEqual(emails.map(() => 1));

    // A session of the one is a session of the other, and so is its end.
    expect((await other.call("GET", "/api/account/profile")).status).toBe(200);
  });

  test("lose nothing when one of each is killed in the middle of 200 invitations, between hand-over and completion, and the other has no mail server for a while; repeat only what the dead one had in hand [S3.6]", async () => {
    const [doomed, survivor] = webs;
    const [doomedWorker] = workers;
    const emails = addresses(200);
    const waiting = [...emails];
    let invited = 0;
    const handedOver = lastMailbox.next(({ envelope }) => {
      if (invited < 60 || !emails.includes(envelope.to[0] ?? "")) return false;
      gates[0].hold(); // the mail server has it, and its answer does not arrive
      return true;
    });

    async function invite(email: string): Promise<void> {
      // Whoever gets no answer asks again, elsewhere.
      const status = await doomed.invite(email).catch(() => survivor.invite(email));
      // The dying one may have done it and not said so.
      expect(status).toBeOneOf([201, 409]);
      invited += 1;
      if (invited === 20) await gates[1].shut();
      if (invited === 100) {
        await expect.poll(wordsOfWaiting, eventually).toContain("ECONNREFUSED");
        await gates[1].open();
      }
      if (invited === 120) void handedOver.then(() => doomedWorker.kill("SIGKILL"));
      if (invited === 140) doomed.kill("SIGKILL");
    }
    const guests = Array.from({ length: 6 }, async () => {
      for (let email = waiting.shift(); email !== undefined; email = waiting.shift()) await invite(email);
    });
    await Promise.all(guests);
    await Promise.all([doomed.ended, doomedWorker.ended]);

    // What the survivor could have, it has sent; the rest is in a dead hand.
    const [left] = await foyer.sql<{ now: Date }>`SELECT now()`;
    await expect.poll(() => retryNow().then(() => jobsWaitingOrTakenAfter(left?.now)), eventually).toBe(0);
    const inDeadHand = await activeJobs();
    expect(inDeadHand).toBeGreaterThan(0);
    // Its last sign of life was longer ago than the queue allows; the survivor finds that out by itself.
    await foyer.sql`UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '1 hour' WHERE state = 'active'`;
    await expect.poll(() => retryNow().then(undelivered), eventually).toBe(0);

    const ids = emails.map(messageIds);
    expect(ids.filter((each) => each.length === 0)).toEqual([]);
    expect(ids.filter((each) => each.length > 2 || new Set(each).size !== 1)).toEqual([]);
    // What was handed over and not noted goes again, and nothing else does.
    const twice = ids.filter((each) => each.length === 2).length;
    expect(twice).toBeGreaterThan(0);
    expect(twice).toBeLessThanOrEqual(inDeadHand);
    expect(await foyer.sql`SELECT DISTINCT status FROM deliveries`).toEqual([{ status: "sent" }]);
    expect(
      await foyer.sql`SELECT count(*)::int AS count FROM invitations WHERE email = ANY(${emails}::citext[])`,
    ).toEqual([{ count: 200 }]);
  }, 120_000);

  test("stop when told to: the request in hand is answered, the job in hand is done, the exit code is 0", async () => {
    const [, web] = webs;
    const [, worker] = workers;
    const { id } = await foyer.invitation({ by: owner });
    await expect.poll(undelivered, eventually).toBe(0);

    // A request that waits for a row is in hand while the process is told to stop.
    const [answer] = await foyer.race(
      { table: "invitations", id },
      [
        () => web.call("POST", `/api/invitations/${id}/resend`).then(({ status }) => status),
        async () => {
          web.kill("SIGTERM");
          await web.says(/"msg":"stopping"/);
          return 0;
        },
      ],
      { inTurn: true },
    );
    expect(answer).toEqual({ status: "fulfilled", value: 200 });
    expect(await web.ended).toEqual({ code: 0, signal: null });
    await expect(web.call("GET", "/healthz")).rejects.toThrow("fetch failed");

    await expect.poll(undelivered, eventually).toBe(0);
    const email = foyer.address();
    const handedOver = mailbox.next(({ envelope }) => {
      if (!envelope.to.includes(email)) return false;
      gates[1].hold(); // the mail server has it, and its answer does not arrive
      return true;
    });
    await foyer.invitation({ by: owner, email });
    await handedOver;
    worker.kill("SIGTERM");
    await worker.says(/"msg":"stopping"/);
    await gates[1].open();
    expect(await worker.ended).toEqual({ code: 0, signal: null });
    expect(messageIds(email)).toHaveLength(1);
    expect(await foyer.sql`SELECT status, attempts FROM deliveries WHERE recipient = ${email}`).toEqual([
      { status: "sent", attempts: 1 },
    ]);
    for (const each of [web, worker]) expect(each.output()).toContain('"msg":"stopped"');
  });
});

test("one process for everything, told to stop, finishes the request in hand before the queue that it needs", async () => {
  const { id } = await foyer.invitation({ by: owner });
  const web = await startWeb({ FOYER_ROLES: "web,worker" });
  const email = foyer.address();

  const [answer] = await foyer.race(
    { table: "invitations", id },
    [
      () => web.call("POST", `/api/invitations/${id}/remind`).then(({ status }) => status),
      async () => {
        web.kill("SIGTERM");
        await web.says(/"msg":"stopping"/);
        // The request still waits, so the queue is still worked on.
        await foyer.invitation({ by: owner, email });
        await mailbox.next(({ envelope }) => envelope.to.includes(email));
        return 0;
      },
    ],
    { inTurn: true },
  );
  expect(answer).toEqual({ status: "fulfilled", value: 200 });
  expect(await web.ended).toEqual({ code: 0, signal: null });
});

test("two that start at once on an empty database set it up once; the owner's link is printed, until there is an owner [S1.8]", async () => {
  const { url, drop } = await emptyDatabase(inject("databases"));
  onTestFinished(drop);
  const variables = {
    DATABASE_URL: url,
    FOYER_ORGANIZATION: "Harbour Choir",
    FOYER_OWNER_EMAIL: "olive@example.com",
  };
  const webs = await Promise.all([startWeb(variables), startWeb(variables)]);
  const links = /https:\/\/foyer\.example\/accept#([\w-]{48})/g;
  await Promise.all(webs.map((web) => web.says(/Owner {5}/)));
  const printed = webs.flatMap((web) => [...web.output().matchAll(links)].map(([, token]) => token));
  expect(printed).toHaveLength(1);

  const [web] = webs;
  const [token = ""] = printed;
  expect(JSON.parse((await web.call("GET", `/api/invitations/verify/${token}`)).text)).toMatchObject({
    organization: { name: "Harbour Choir" },
    email: "olive@example.com",
    role: "owner",
    invitedBy: null,
    needs: "new_account",
  });
  const owner = { token, name: "Olive Owner", password: "a password for the newcomer" };
  expect((await web.call("POST", "/api/invitations/accept", owner)).status).toBe(200);
  for (const each of webs) each.kill("SIGTERM");
  await Promise.all(webs.map((each) => each.ended));

  const again = await startWeb(variables);
  await again.says(/Foyer {5}https:\/\/foyer\.example\n/);
  again.kill("SIGTERM");
  expect(await again.ended).toEqual({ code: 0, signal: null });
  expect(again.output()).not.toMatch(/Owner|accept#/);
});

/** What was said of messages that could not leave yet. */
async function wordsOfWaiting(): Promise<string> {
  const rows = await foyer.sql<{
    detail: string;
  }>`SELECT DISTINCT detail FROM deliveries WHERE status = 'retrying'`;
  return rows.map(({ detail }) => detail).join("\n");
}

async function activeJobs(): Promise<number> {
  const [row] = await foyer.sql<{ count: number }>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'delivery.send' AND state = 'active'`;
  return row?.count ?? 0;
}

async function jobsWaitingOrTakenAfter(time: Date | undefined): Promise<number> {
  const [row] = await foyer.sql<{ count: number }>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'delivery.send'
      AND (state IN ('created', 'retry') OR (state = 'active' AND started_on > ${time}))`;
  return row?.count ?? 0;
}

/** Nobody waits for a retry's time to come: it comes now. */
async function retryNow(): Promise<void> {
  await foyer.sql`
    UPDATE pgboss.job SET start_after = now() - interval '1 second'
    WHERE name = 'delivery.send' AND state = 'retry' AND start_after > now()`;
}
