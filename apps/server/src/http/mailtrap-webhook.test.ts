import { createHmac } from "node:crypto";
import type { Services } from "@foyer/domain/context";
import { sealSecrets } from "@foyer/domain/mail/settings/stored-settings";
import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";
import { testApp } from "../../test/test-app.ts";

const foyer = testFoyer();
const serverSecret = "the secret of the server's own webhook";
const app = testApp(() => {
  const mail = { ...foyer.services.mail, webhookSecret: serverSecret };
  return { services: { ...foyer.services, mail } satisfies Services };
});
const ownSecret = "the secret of an organization's webhook";

let owner: Person;
/** Where the organization's events go. */
let own: string;
const server = "/api/mail/webhooks/mailtrap";
beforeAll(async () => {
  owner = await foyer.owner();
  own = `${server}/${owner.organizationId}`;
  await chooseMailtrap(owner.organizationId, ownSecret);
});

describe("what Mailtrap says became of a message", () => {
  test("is told: arrived, put off, come back, called spam [S1.5, S3.6]", async () => {
    const [arrived, later, back, spam, refused] = [
      await sent(),
      await sent(),
      await sent(),
      await sent(),
      await sent(),
    ];
    const words = "550 5.1.1 The email account that you tried to reach does not exist";
    const answer = await post(own, [
      { event: "delivery", timestamp: 1_795_000_000, ...about(arrived) },
      { event: "soft bounce", response: "451 4.2.2 over quota", ...about(later) },
      { event: "bounce", response: words, response_code: 550, bounce_category: "badmailbox", ...about(back) },
      { event: "spam", ...about(spam) },
      { event: "reject", reason: "recipient is on the suppression list", ...about(refused) },
    ]);
    expect(answer).toMatchObject({ status: 200, body: "{}" });
    expect(await rowOf(arrived)).toMatchObject({ status: "sent", arrived: true });
    expect(await rowOf(later)).toMatchObject({ status: "sent", detail: "451 4.2.2 over quota" });
    expect(await rowOf(back)).toMatchObject({ status: "bounced", detail: words, reason: "bounced" });
    expect(await rowOf(spam)).toMatchObject({ status: "sent", reason: "complained" });
    expect(await rowOf(refused)).toMatchObject({
      status: "bounced",
      detail: "recipient is on the suppression list",
      reason: null,
    });
  });

  test("twice is told once [replay]", async () => {
    const back = await sent();
    const events = [{ event: "bounce", response: "550 5.1.1 no", timestamp: 1_795_000_000, ...about(back) }];
    await post(own, events);
    const first = await rowOf(back);
    await Promise.all([post(own, events), post(own, events)]);
    expect(await rowOf(back)).toEqual(first);
  });

  test("to the server's own webhook is told of what left by the server's way", async () => {
    const back = await sent({ isOwn: false });
    const events = [{ event: "bounce", response: "550 5.1.1 no", ...about(back) }];
    expect(await post(server, events, { secret: serverSecret })).toMatchObject({ status: 200 });
    expect(await rowOf(back)).toMatchObject({ status: "bounced" });
  });

  test("that Foyer does not know or understand is taken, and keeps nothing of the rest back", async () => {
    const back = await sent();
    const answer = await post(own, [
      null,
      "bounce",
      { event: "bounce" },
      { event: "bounce", custom_variables: { delivery: "none" } },
      { event: "open", ...about(back) },
      { event: "something new", ...about(back) },
      { event: "bounce", timestamp: 1e300, ...about(back) },
      { event: "bounce", response: "550 5.1.1 no", custom_variables: { delivery: crypto.randomUUID() } },
      { event: "bounce", response: "550 5.1.1 no", ...about(back) },
    ]);
    expect(answer).toMatchObject({ status: 200 });
    expect(await rowOf(back)).toMatchObject({ status: "bounced", detail: "550 5.1.1 no" });
    for (const body of ["", "null", "[]", "{", '{"events":{}}', "\0", '{"__proto__":{"events":[]}}'])
      expect(await raw(own, body, sign(ownSecret, body))).toMatchObject({ status: 200 });
  });
});

describe("an organization's webhook speaks of its own mail alone", () => {
  test("not of another organization's, nor of what left by the server's way", async () => {
    const stranger = await foyer.owner();
    await chooseMailtrap(stranger.organizationId, "another secret");
    const [theirs, byServer] = [await sent(), await sent({ isOwn: false })];
    const events = [theirs, byServer].map((each) => ({
      event: "bounce",
      response: "550 5.1.1 no",
      ...about(each),
    }));
    await post(`${server}/${stranger.organizationId}`, events, { secret: "another secret" });
    expect(await rowOf(theirs)).toMatchObject({ status: "sent" });
    await post(own, events.slice(1));
    expect(await rowOf(byServer)).toMatchObject({ status: "sent" });
  });

  test("and the server's not of what left by an organization's own", async () => {
    const theirs = await sent();
    await post(server, [{ event: "bounce", response: "550 5.1.1 no", ...about(theirs) }], {
      secret: serverSecret,
    });
    expect(await rowOf(theirs)).toMatchObject({ status: "sent" });
  });
});

describe("a call that Mailtrap did not sign", () => {
  test("is refused in the same words, whatever is wrong with it and whether or not there is such an organization", async () => {
    const back = await sent();
    const body = JSON.stringify({ events: [{ event: "bounce", ...about(back) }] });
    const silent = await foyer.organization();
    const answers = [
      await raw(own, body, sign("another secret", body)),
      await raw(own, body, sign(serverSecret, body)),
      await raw(own, `${body} `, sign(ownSecret, body)),
      await raw(own, body, sign(ownSecret, body).slice(0, 62)),
      await raw(own, body, "0".repeat(64)),
      await raw(own, body, "no hexadecimal"),
      await raw(own, body),
      await raw(server, body, sign(ownSecret, body)),
      await raw(`${server}/${silent}`, body, sign("", body)),
      await raw(`${server}/${crypto.randomUUID()}`, body, sign("", body)),
      await raw(`${server}/00000000-0000-0000-0000-000000000000`, body, sign("", body)),
      await raw(`${server}/nothing`, body, sign("", body)),
      await raw(`${server}/${"9".repeat(3_000)}`, body, sign("", body)),
    ];
    expect(new Set(answers.map(({ status, body: told }) => `${status} ${told}`)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 401, body: expect.stringContaining("unauthenticated") });
    expect(await rowOf(back)).toMatchObject({ status: "sent" });
  });

  test("is refused where the secret was sealed for another organization", async () => {
    const thief = await foyer.owner();
    await foyer.sql`
      INSERT INTO mail_settings (organization_id, provider, sealed_secrets)
      SELECT ${thief.organizationId}, provider, sealed_secrets FROM mail_settings
      WHERE organization_id = ${owner.organizationId}`;
    const body = '{"events":[]}';
    const url = `${server}/${thief.organizationId}`;
    expect(await raw(url, body, sign(ownSecret, body))).toMatchObject({ status: 401 });
  });

  test("many times waits, by its network, and holds up nobody else", async () => {
    const ends = new Set<number>();
    for (let count = 0; count < 70; count += 1)
      ends.add((await raw(own, "{}", "0".repeat(64), { remoteAddress: "198.51.100.7" })).status);
    expect([...ends]).toEqual([401, 429]);
    expect(await raw(own, "{}", "0".repeat(64), { remoteAddress: "198.51.100.8" })).toMatchObject({
      status: 401,
    });
    expect(await post(own, [], { remoteAddress: "198.51.100.7" })).toMatchObject({ status: 200 });
  });
});

test("nothing is told by GET, nothing larger than a megabyte is read, and a form is not taken", async () => {
  for (const url of [own, server]) expect((await app().inject({ method: "GET", url })).statusCode).toBe(404);
  const large = JSON.stringify({ events: ["x".repeat(1_100_000)] });
  expect(await raw(own, large, sign(ownSecret, large))).toMatchObject({ status: 413 });
  const form = "events=[]";
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  expect(await raw(own, form, sign(ownSecret, form), { headers })).toMatchObject({ status: 415 });
});

/** A message that has left by Mailtrap, as its organization or the server has it. */
async function sent({ isOwn = true } = {}): Promise<string> {
  const { id } = await foyer.invitation({ by: owner });
  const [row] = await foyer.sql<{ id: string }>`
    UPDATE deliveries SET status = 'sent', attempts = 1, provider = 'mailtrap', by_own_provider = ${isOwn}
    WHERE invitation_id = ${id} RETURNING id`;
  return row?.id ?? "";
}

function about(deliveryId: string) {
  return {
    custom_variables: { delivery: deliveryId, other: 1 },
    message_id: "1",
    event_id: "2",
    email: "x@example.com",
  };
}

async function rowOf(deliveryId: string) {
  const [row] = await foyer.sql`
    SELECT d.status, d.detail, d.delivered_at IS NOT NULL AS arrived, d.changed_at, s.reason
    FROM deliveries d LEFT JOIN suppressions s ON s.invitation_id = d.invitation_id WHERE d.id = ${deliveryId}`;
  return row;
}

async function chooseMailtrap(organizationId: string, webhookSecret: string): Promise<void> {
  const sealed = sealSecrets(foyer.services, organizationId, {
    "mailtrap.apiKey": "a key",
    "mailtrap.webhookSecret": webhookSecret,
  });
  await foyer.sql`
    INSERT INTO mail_settings (organization_id, provider, sealed_secrets) VALUES (${organizationId}, 'mailtrap', ${sealed})`;
}

type Circumstances = { readonly remoteAddress?: string; readonly headers?: Readonly<Record<string, string>> };

async function post(
  url: string,
  events: readonly unknown[],
  { secret = ownSecret, ...circumstances }: Circumstances & { readonly secret?: string } = {},
) {
  const body = JSON.stringify({ events });
  return raw(url, body, sign(secret, body), circumstances);
}

async function raw(
  url: string,
  payload: string,
  signature?: string,
  { headers, ...circumstances }: Circumstances = {},
) {
  const { statusCode: status, body } = await app().inject({
    method: "POST",
    url,
    payload,
    headers: {
      "content-type": "application/json",
      ...(signature !== undefined && { "mailtrap-signature": signature }),
      ...headers,
    },
    ...circumstances,
  });
  return { status, body };
}

function sign(secret: string, body: string): string {
  return createHmac("sha256", secret).update(body).digest("hex");
}
