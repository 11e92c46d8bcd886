import { Failure } from "@foyer/contract/failures";
import type { Services } from "@foyer/domain/context";
import { returnPathOf } from "@foyer/domain/mail/bounces/return-path";
import { openJobs } from "@foyer/jobs/jobs";
import type { Person } from "@foyer/testing/factories";
import {
  exchange,
  gmail,
  outOfOffice,
  postfix,
  postfixDelay,
} from "@foyer/testing/mail-servers/delivery-reports";
import { type ImapServer, openImapServer } from "@foyer/testing/mail-servers/imap";
import { testFoyer } from "@foyer/testing/test-foyer";
import { afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openLog } from "../log.ts";
import { readBounceMailbox } from "./read-bounce-mailbox.ts";
import { workOnBounces } from "./work-on-bounces.ts";

const foyer = testFoyer();
const log = openLog("silent");
let owner: Person;
let services: Services;
let mailbox: ImapServer;
beforeAll(async () => {
  owner = await foyer.owner();
  services = { ...foyer.services, mail: { ...foyer.services.mail, returnAddress: "bounces@example.com" } };
});
beforeEach(async () => {
  mailbox = await openImapServer();
});
afterEach(() => mailbox.close());

test("reads what mail servers report, marks it as seen, and reads it no more [S1.5, S3.6]", async () => {
  const all = [];
  for (const report of [postfix, exchange, gmail]) {
    const { deliveryId, to, email } = await sent();
    all.push({ deliveryId, message: mailbox.deliver(report(to, email)) });
  }
  const note = mailbox.deliver(outOfOffice((await sent()).to, ""));
  expect(await read()).toEqual({ bounced: 3, ignored: 1 });
  for (const { deliveryId, message } of all) {
    expect(await statusOf(deliveryId)).toBe("bounced");
    expect([...message.flags]).toEqual(["\\Seen"]);
  }
  expect([...note.flags]).toEqual(["\\Seen"]);
  expect(await read()).toEqual({});
});

test("of two workers at once each may read it all: it is written down once", async () => {
  const { deliveryId, to, email } = await sent();
  mailbox.deliver(postfix(to, email));
  await Promise.all([read(), read()]);
  expect(await statusOf(deliveryId)).toBe("bounced");
  expect(
    await foyer.sql`SELECT 1 FROM audit_entries WHERE act = 'mail.address_suppressed' AND subject_label = ${email}`,
  ).toHaveLength(1);
});

test("a huge message, one of no sense and one that can't be taken hold up none of the others", async () => {
  const { deliveryId, to, email } = await sent();
  const broken = await sent();
  const huge = mailbox.deliver(`To: ${to}\r\n\r\n${"x".repeat(3_000_000)}`);
  const senseless = mailbox.deliver("\0\r\n\xff: \r\n");
  const poison = mailbox.deliver(postfix(broken.to, broken.email));
  const withheld = mailbox.deliver("Subject: hello\r\n\r\n");
  mailbox.withhold(withheld);
  const good = mailbox.deliver(`${postfix(to, email)}${"x".repeat(3_000_000)}`);
  const failing: Services = {
    ...services,
    database: {
      ...services.database,
      transaction(work) {
        if (poison.flags.size > 0) return services.database.transaction(work);
        throw new TypeError("A defect that this message alone meets.");
      },
    },
  };
  expect(await read(failing)).toEqual({ ignored: 2, broken: 2, bounced: 1 });
  expect(await statusOf(deliveryId)).toBe("bounced");
  expect([huge, senseless, good].map(({ flags }) => [...flags])).toEqual([
    ["\\Seen"],
    ["\\Seen"],
    ["\\Seen"],
  ]);
  for (const { flags } of [poison, withheld]) expect([...flags]).toEqual(["\\Seen", "\\Flagged"]);
});

test.each([
  ["a bounce", postfix, "bounced"],
  ["a delay", postfixDelay, "delayed"],
])(
  "%s that could not be written down because the database is away is read again",
  async (_, report, taken) => {
    const { to, email } = await sent();
    const message = mailbox.deliver(report(to, email));
    const away: Services = {
      ...services,
      database: { ...services.database, transaction: () => Promise.reject(new Failure("unavailable")) },
    };
    await expect(read(away)).rejects.toMatchObject({ reason: "unavailable" });
    expect(message.flags.size).toBe(0);
    expect(await read()).toEqual({ [taken]: 1 });
    expect([...message.flags]).toEqual(["\\Seen"]);
  },
);

test("a connection that is cut between reading and marking loses nothing, and doubles nothing", async () => {
  const { deliveryId, to, email } = await sent();
  const message = mailbox.deliver(postfix(to, email));
  mailbox.cutOn("UID STORE");
  await expect(read()).rejects.toThrow("can't be read");
  const [before] = await foyer.sql`SELECT changed_at FROM deliveries WHERE id = ${deliveryId}`;
  mailbox.cutOn(null);
  await read();
  expect([...message.flags]).toEqual(["\\Seen"]);
  expect(await foyer.sql`SELECT changed_at FROM deliveries WHERE id = ${deliveryId}`).toEqual([before]);
});

test("reads so many in a run, and the rest in the next", async () => {
  for (let count = 0; count < 5; count += 1) mailbox.deliver("Subject: hello\r\n\r\n");
  const run = () => readBounceMailbox(services, { url: mailbox.url, log, most: 3 });
  expect(await run()).toEqual({ ignored: 3 });
  expect(await run()).toEqual({ ignored: 2 });
});

test("a mailbox that can't be read says why, and never the password", async () => {
  const wrong = mailbox.url.replace("a%20pass%2Fword", "a%20wrong%2Fone");
  for (const [url, why] of [
    [wrong, "is wrong"],
    [mailbox.url.replace("/Reports", "/Elsewhere"), "no such folder"],
    ["imap://bounces:a%20wrong%2Fone@127.0.0.1:1/Reports", "ECONNREFUSED"],
  ] as const) {
    const failure = await readBounceMailbox(services, { url, log }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ message: expect.stringContaining(why) });
    expect(failure).toBeInstanceOf(Error);
    expect(failure instanceof Error && [failure.message, failure.stack, failure.cause].join()).not.toMatch(
      /a wrong|a pass/,
    );
  }
});

test("its worker reads it when the minute is up", async () => {
  const { deliveryId, to, email } = await sent();
  mailbox.deliver(postfix(to, email));
  const troubles: Error[] = [];
  const jobs = await openJobs({ url: foyer.url, mode: "work", onTrouble: (error) => troubles.push(error) });
  try {
    await workOnBounces(services, jobs, { url: mailbox.url, log });
    await foyer.sql`
      INSERT INTO pgboss.job (name, data, policy) SELECT name, '{}', policy FROM pgboss.queue
      WHERE name = 'mail.read_bounces' ON CONFLICT DO NOTHING`;
    await expect.poll(() => statusOf(deliveryId), { timeout: 20_000, interval: 50 }).toBe("bounced");
  } finally {
    await jobs.stop();
  }
  expect(troubles).toEqual([]);
});

function read(ground = services) {
  return readBounceMailbox(ground, { url: mailbox.url, log });
}

async function sent() {
  const { id, email } = await foyer.invitation({ by: owner });
  const [row] = await foyer.sql<{ id: string }>`
    UPDATE deliveries SET status = 'sent', attempts = 1 WHERE invitation_id = ${id} RETURNING id`;
  const deliveryId = row?.id ?? "";
  return { deliveryId, email, to: returnPathOf(services, deliveryId) ?? "" };
}

async function statusOf(deliveryId: string) {
  const [row] = await foyer.sql<{ status: string }>`SELECT status FROM deliveries WHERE id = ${deliveryId}`;
  return row?.status;
}
