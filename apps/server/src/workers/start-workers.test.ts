import type { Services } from "@foyer/domain/context";
import { type Jobs, openJobs } from "@foyer/jobs/jobs";
import { giveUpDelivery } from "@foyer/jobs/queues";
import { smtpMailer } from "@foyer/mailer/smtp";
import type { Person } from "@foyer/testing/factories";
import { type Mail, type Mailbox, openMailbox, tokenIn } from "@foyer/testing/mailbox";
import { testFoyer } from "@foyer/testing/test-foyer";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type Gate, openGate } from "../../test/gate.ts";
import { openLog } from "../log.ts";
import { openPost } from "./post.ts";
import { startWorkers } from "./start-workers.ts";

const foyer = testFoyer();

type Attachments = Mail["attachments"];

const eventually = { timeout: 20_000, interval: 50 };

let mailbox: Mailbox;
/** Between the worker and the mail server. */
let gate: Gate;
let owner: Person;
const endings: (() => Promise<void>)[] = [];

/** The server's way leads through the gate, an organization's own wherever it says. */
const openWay: Services["mail"]["open"] = async (settings) =>
  smtpMailer({ url: settings?.provider === "smtp" ? `smtp://127.0.0.1:${settings.port}` : gate.url });

beforeAll(async () => {
  mailbox = await openMailbox();
  endings.push(() => mailbox.close());
  gate = await openGate(mailbox.url);
  endings.push(() => gate.close());
  owner = await foyer.owner();
  // Failing is what these tests are about, and a failure shows in the delivery.
  const jobs: Jobs = await openJobs({ url: foyer.url, mode: "work", onTrouble: () => {} });
  const services: Services = { ...foyer.services, mail: { ...foyer.services.mail, open: openWay } };
  const log = openLog("silent");
  const post = await openPost(services, log);
  endings.push(() => post.office.close());
  endings.push(() => jobs.stop());
  await startWorkers(services, jobs, post, log);
});
afterAll(async () => {
  for (const end of endings.reverse()) await end();
});
afterEach(async () => {
  mailbox.refuse(null);
  await gate.open();
});

describe("a mail server that is down", () => {
  test("is asked again until it is back; the timeline says so all the while, and the e-mail comes once", async () => {
    await gate.shut();
    const { id, email } = await foyer.invitation({ by: owner });
    await expect.poll(() => delivery(id), eventually).toMatchObject({ status: "retrying", attempts: 1 });
    await expect.poll(() => retryNow().then(() => attemptsOf([{ id }])), eventually).toBeGreaterThan(1);
    const { timeline } = await foyer.callerFor(owner).invitations.get({ invitationId: id });
    expect(timeline).toContainEqual(
      expect.objectContaining({ type: "retrying", detail: expect.stringContaining("ECONNREFUSED") }),
    );

    await gate.open();
    await expect
      .poll(() => retryNow().then(() => delivery(id)), eventually)
      .toMatchObject({ status: "sent" });
    expect(arrivedFor(email)).toHaveLength(1);
    const after = await foyer.callerFor(owner).invitations.get({ invitationId: id });
    expect(after.timeline.map(({ type }) => type)).toEqual(["created", "queued", "sent"]);
    expect(after.delivery?.detail).toMatch(/^250 /);
  });

  test("for 72 hours loses nothing: every invitation arrives afterwards, and its link works", async () => {
    await gate.shut();
    const invitations = await Promise.all(
      Array.from({ length: 20 }, () => foyer.invitation({ by: owner, expiresInHours: 100 })),
    );
    await expect.poll(() => statusesOf(invitations), eventually).toEqual(["retrying"]);

    // Three days pass, with an attempt every quarter of an hour.
    await foyer.letPass("72 hours");
    await foyer.sql`
      UPDATE pgboss.job SET created_on = created_on - interval '72 hours',
        keep_until = keep_until - interval '72 hours'
      WHERE name = 'delivery.send' AND state IN ('retry', 'created', 'active')`;
    await expect.poll(() => retryNow().then(() => attemptsOf(invitations)), eventually).toBeGreaterThan(1);
    expect(await statusesOf(invitations)).toEqual(["retrying"]);

    await gate.open();
    await expect.poll(() => retryNow().then(() => statusesOf(invitations)), eventually).toEqual(["sent"]);
    for (const { email } of invitations) expect(arrivedFor(email)).toHaveLength(1);
    const [mail] = arrivedFor(invitations[0]?.email ?? "");
    if (!mail) throw new Error("It should have arrived.");
    const guest = foyer.callerFor(null).invitations;
    expect(await guest.view({ token: tokenIn(mail) })).toMatchObject({ canAccept: true });
  });

  test("when the invitation ends in the meantime is not told of it: nothing is sent", async () => {
    await gate.shut();
    const { id, email } = await foyer.invitation({ by: owner });
    await expect.poll(() => delivery(id), eventually).toMatchObject({ status: "retrying" });
    await foyer.callerFor(owner).invitations.cancel({ invitationId: id });
    await gate.open();
    await expect
      .poll(() => retryNow().then(() => delivery(id)), eventually)
      .toMatchObject({ status: "withdrawn" });
    expect(arrivedFor(email)).toEqual([]);
  });

  test("for ten days is given up in the end, with its last words", async () => {
    await gate.shut();
    const { id } = await foyer.invitation({ by: owner, expiresInHours: 1_000 });
    await expect.poll(() => delivery(id), eventually).toMatchObject({ status: "retrying" });
    await foyer.letPass("10 days", id);
    await expect
      .poll(() => retryNow().then(() => delivery(id)), eventually)
      .toMatchObject({ status: "failed", detail: expect.stringContaining("ECONNREFUSED") });
    await expect.poll(() => jobsOf(id), eventually).toEqual([{ state: "completed" }]);
  });

  test("is not blamed on a message whose workers die of it: the queue for dead letters writes that down", async () => {
    await gate.shut();
    const { id } = await foyer.invitation({ by: owner });
    await expect.poll(() => delivery(id), eventually).toMatchObject({ status: "retrying" });
    const { database, jobs } = foyer.services;
    const [row] = await foyer.sql<{ deliveryId: string }>`
      SELECT id AS "deliveryId" FROM deliveries WHERE invitation_id = ${id}`;
    await database.transaction((tx) =>
      jobs.enqueue(tx, giveUpDelivery, { deliveryId: row?.deliveryId ?? "" }),
    );
    await expect.poll(() => delivery(id), eventually).toMatchObject({ status: "failed", attempts: 1 });
  });
});

describe("a mail server that refuses", () => {
  test("for good is believed at once: the timeline has its words, and nobody tries again", async () => {
    mailbox.refuse(() => ({ code: 550, words: "5.1.1 no such person here" }));
    const { id, email } = await foyer.invitation({ by: owner });
    await expect
      .poll(() => delivery(id), eventually)
      .toMatchObject({
        status: "bounced",
        attempts: 1,
        detail: "550 5.1.1 no such person here",
      });
    const { timeline } = await foyer.callerFor(owner).invitations.get({ invitationId: id });
    expect(timeline.at(-1)).toMatchObject({ type: "bounced", detail: "550 5.1.1 no such person here" });
    await expect.poll(() => jobsOf(id), eventually).toEqual([{ state: "completed" }]);
    mailbox.refuse(null);
    expect(arrivedFor(email)).toEqual([]);
  });

  test.each([421, 451, 452])("for now (%i) is asked again", async (code) => {
    mailbox.refuse(() => ({ code, words: "not now" }));
    const { id, email } = await foyer.invitation({ by: owner });
    await expect
      .poll(() => delivery(id), eventually)
      .toMatchObject({ status: "retrying", detail: `${code} not now` });
    mailbox.refuse(null);
    await expect
      .poll(() => retryNow().then(() => delivery(id)), eventually)
      .toMatchObject({ status: "sent" });
    expect(arrivedFor(email)).toHaveLength(1);
  });
});

describe("another try by hand", () => {
  test("of a message that waits is its next one, and never a second beside it", async () => {
    await gate.shut();
    const { id, email, organizationId } = await foyer.invitation({ by: owner });
    await expect.poll(() => delivery(id), eventually).toMatchObject({ status: "retrying" });
    const [row] = await foyer.sql<{ deliveryId: string }>`
      SELECT id AS "deliveryId" FROM deliveries WHERE invitation_id = ${id}`;
    const asked = { organizationId, deliveryId: row?.deliveryId ?? "" };
    await gate.open();
    const { deliveries } = foyer.callerFor(owner).mail;
    await Promise.allSettled(Array.from({ length: 5 }, () => deliveries.retry(asked)));
    await expect.poll(() => delivery(id), eventually).toMatchObject({ status: "sent" });
    await expect.poll(() => jobsOf(id), eventually).toEqual([{ state: "completed" }]);
    expect(arrivedFor(email)).toHaveLength(1);
  });

  test("of one that has come back sends it once more, however many ask", async () => {
    mailbox.refuse(() => ({ code: 550, words: "5.7.1 not today" }));
    const { id, email, organizationId } = await foyer.invitation({ by: owner });
    await expect.poll(() => delivery(id), eventually).toMatchObject({ status: "bounced" });
    mailbox.refuse(null);
    const [row] = await foyer.sql<{ deliveryId: string }>`
      SELECT id AS "deliveryId" FROM deliveries WHERE invitation_id = ${id}`;
    const asked = { organizationId, deliveryId: row?.deliveryId ?? "" };
    const { deliveries } = foyer.callerFor(owner).mail;
    await Promise.allSettled(Array.from({ length: 5 }, () => deliveries.retry(asked)));
    await expect.poll(() => delivery(id), eventually).toMatchObject({ status: "sent" });
    await expect.poll(() => jobsOf(id), eventually).toEqual([{ state: "completed" }, { state: "completed" }]);
    expect(arrivedFor(email)).toHaveLength(1);
  });
});

test("an organization's own way that is broken holds its mail alone; mended, everything leaves by it", async () => {
  const admin = await foyer.owner();
  const { organizationId } = admin;
  const { settings } = foyer.callerFor(admin).mail;
  const smtp = { host: "mail.acme.example", security: "starttls" as const, username: null };
  // Nobody listens on the port of discarded words (RFC 863) here.
  await settings.update({ organizationId, provider: "smtp", smtp: { ...smtp, port: 9 } });
  const held = await foyer.invitation({ by: admin });
  const free = await foyer.invitation({ by: owner });
  await expect
    .poll(() => delivery(held.id), eventually)
    .toMatchObject({ status: "retrying", detail: expect.stringContaining("ECONNREFUSED") });
  await expect.poll(() => delivery(free.id), eventually).toMatchObject({ status: "sent" });

  // In a quarter of an hour it would be tried again; the new way gets it now.
  await foyer.sql`
    WITH waiting AS (UPDATE deliveries SET next_attempt_at = now() + interval '15 minutes'
      WHERE invitation_id = ${held.id} RETURNING id)
    UPDATE pgboss.job j SET start_after = now() + interval '15 minutes' FROM waiting w WHERE j.id = w.id`;
  await settings.update({ organizationId, smtp: { port: Number(new URL(mailbox.url).port) } });
  await expect.poll(() => delivery(held.id), eventually).toMatchObject({ status: "sent" });
  expect(arrivedFor(held.email)).toHaveLength(1);
});

test("a message about an account goes out by the same rules, from a queue of its own", async () => {
  await gate.shut();
  const { email } = await foyer.stranger();
  await foyer.callerFor(null).auth.requestPasswordReset({ email });
  const message = async () =>
    (await foyer.sql`SELECT status, attempts FROM account_messages WHERE recipient = ${email}`)[0];
  await expect.poll(message, eventually).toMatchObject({ status: "retrying", attempts: 1 });
  await gate.open();
  await expect.poll(() => retryNow().then(message), eventually).toMatchObject({ status: "sent" });
  expect(arrivedFor(email)).toHaveLength(1);
});

describe("an event", () => {
  test("that somebody comes to sends them a calendar file, and its change and its end after it [S3.4]", async () => {
    const { eventId } = await foyer.event({ by: owner, name: "Summer party" });
    const { id, email } = await foyer.eventInvitation({ by: owner, eventId, send: false });
    await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id, 0), fullName: "Grace Hopper" });
    const arrived = () =>
      arrivedFor(email).map(({ subject, attachments }) => [subject, filesIn(attachments)]);
    await expect.poll(arrived, eventually).toEqual([["You are coming: Summer party", ["summer-party.ics"]]]);

    await foyer.callerFor(owner).events.update({ eventId, name: "Winter party" });
    const changed = ["Changed: Winter party", ["winter-party.ics"]];
    await expect.poll(() => arrived().slice(1), eventually).toEqual([changed]);

    await foyer.callerFor(owner).events.remove({ eventId });
    const cancelled = ["Cancelled: Winter party", ["winter-party.ics"]];
    await expect.poll(() => arrived().slice(2), eventually).toEqual([cancelled]);
    const uids = arrivedFor(email).map(({ attachments }) => uidIn(attachments));
    expect(new Set(uids)).toEqual(new Set([`${id}@foyer.example`]));
  });

  test("offers the seat of a lapsed offer to the next by itself", async () => {
    const { eventId } = await foyer.event({ by: owner, capacity: 1 });
    const [first, second, third] = await Promise.all(
      [1, 2, 3].map(() => foyer.eventInvitation({ by: owner, eventId, send: false })),
    );
    if (!first || !second || !third) throw new Error("There should be three.");
    const anybody = foyer.callerFor(null).invitations;
    const fullName = "Grace Hopper";
    await anybody.accept({ token: foyer.linkOf(first.id, 0), fullName });
    for (const { id } of [second, third])
      await anybody.joinWaitingList({ token: foyer.linkOf(id, 0), fullName });
    await anybody.decline({ token: foyer.linkOf(first.id, 0) });
    await foyer.letPass("25 hours", second.id);
    await everyMinute("event.settle_offers");
    await expect
      .poll(() => arrivedFor(third.email).map(({ subject }) => subject), eventually)
      .toEqual([expect.stringMatching(/^There is a seat for you: /)]);
  });
});

test("what has expired is written down by itself", async () => {
  const { id } = await foyer.invitation({ by: owner, send: false });
  await foyer.letPass("169 hours", id);
  await everyMinute("invitations.expire");
  await expect
    .poll(() => foyer.sql`SELECT status FROM invitations WHERE id = ${id}`, eventually)
    .toEqual([{ status: "expired" }]);
});

async function delivery(invitationId: string) {
  const [row] = await foyer.sql`
    SELECT status, attempts, detail FROM deliveries WHERE invitation_id = ${invitationId} AND number = 1`;
  return row;
}

type Ids = readonly { readonly id: string }[];

async function statusesOf(invitations: Ids): Promise<string[]> {
  const rows = await foyer.sql<{ status: string }>`
    SELECT DISTINCT status FROM deliveries WHERE invitation_id = ANY(${invitations.map(({ id }) => id)}::uuid[])`;
  return rows.map(({ status }) => status);
}

async function attemptsOf(invitations: Ids): Promise<number> {
  const [row] = await foyer.sql<{ fewest: number }>`
    SELECT min(attempts) AS fewest FROM deliveries
    WHERE invitation_id = ANY(${invitations.map(({ id }) => id)}::uuid[])`;
  return row?.fewest ?? 0;
}

function jobsOf(invitationId: string) {
  return foyer.sql`
    SELECT j.state::text FROM pgboss.job j JOIN deliveries d ON j.data->>'deliveryId' = d.id::text AND j.name = 'delivery.send'
    WHERE d.invitation_id = ${invitationId}`;
}

function arrivedFor(email: string) {
  return mailbox.all().filter(({ envelope }) => envelope.to.includes(email));
}

function filesIn(attachments: Attachments): string[] {
  return attachments.flatMap(({ filename }) => filename ?? []);
}

function uidIn(attachments: Attachments): string | undefined {
  const [file] = attachments.map(({ content }) =>
    typeof content === "string" ? content : Buffer.from(new Uint8Array(content)).toString(),
  );
  return /^UID:(.*)$/m.exec(file ?? "")?.[1];
}

/** The minute of a queue that works by the clock is up. */
async function everyMinute(queue: string): Promise<void> {
  await foyer.sql`
    INSERT INTO pgboss.job (name, data, policy) SELECT name, '{}', policy FROM pgboss.queue
    WHERE name = ${queue} ON CONFLICT DO NOTHING`;
}

/** Nobody waits for a retry's time to come: it comes now. */
async function retryNow(): Promise<void> {
  await foyer.sql`
    UPDATE pgboss.job SET start_after = now() - interval '1 second'
    WHERE name IN ('delivery.send', 'account_message.send') AND state = 'retry' AND start_after > now()`;
}
