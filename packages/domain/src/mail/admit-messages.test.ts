import type { Person } from "@foyer/testing/factories";
import { endOf, refusalOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, test } from "vitest";
import { cleanUp } from "../clean-up.ts";
import { admitMessages } from "./admit-messages.ts";
import type { MessageCaps } from "./ways-out.ts";

const connections = 24;
const foyer = testFoyer({ connections });

const roomy: MessageCaps = { recipient: 1_000, inviter: 1_000, organization: 100_000 };

/** Somebody's browser where the caps are these. */
function as(person: Person, caps: Partial<MessageCaps>) {
  const messageCaps = { ...roomy, ...caps };
  const { organizationId } = person;
  const { invitations } = foyer.browser(person, { services: { messageCaps } }).api;
  const target = { kind: "organization", organizationId, role: "member" } as const;
  return {
    invitations,
    invite: (email = foyer.address()) => invitations.create({ target, email }),
    inviteMany: (emails: readonly string[], send = true) =>
      invitations.createMany({ target, invitees: emails.map((email) => ({ email })), send }),
  };
}

const addresses = (count: number) => Array.from({ length: count }, () => foyer.address());
const times = <Item>(count: number, make: () => Item) => Array.from({ length: count }, make);

function tally(ends: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(Object.groupBy(ends, (end) => end)).map(([end, all]) => [end, all?.length ?? 0]),
  );
}

const messagesTo = async (email: string) =>
  (await foyer.sql`SELECT 1 FROM deliveries WHERE recipient = ${email.toLowerCase()}`).length;

const messagesOf = async (organizationId: string) =>
  (await foyer.sql`SELECT 1 FROM deliveries WHERE organization_id = ${organizationId}::uuid`).length;

/** Lets all windows end. */
const aDayLater = () => foyer.sql`UPDATE message_counts SET ends_at = ends_at - interval '24 hours'`;

describe("mail bombing one address from many organizations", () => {
  test("ends at the recipient's cap, however many race, and tells nobody who else wrote [S3.10]", async () => {
    const email = foyer.address();
    const owners = await Promise.all(times(20, () => foyer.owner()));
    // Each has written before, as organizations have.
    await Promise.all(owners.map((owner) => as(owner, {}).invite()));
    const ends = await Promise.all(owners.map((owner) => endOf(as(owner, { recipient: 7 }).invite(email))));
    expect(tally(ends)).toEqual({ done: 7, rate_limited: 13 });
    expect(await messagesTo(email)).toBe(7);

    const late = await foyer.owner();
    const refusal = await refusalOf(as(late, { recipient: 7 }).invite(email));
    expect(refusal).toMatchObject({
      reason: "rate_limited",
      message: "This address has been written to often today. Try again tomorrow.",
    });
    expect(refusal.retryAfterSeconds).toBeGreaterThan(86_000);
    expect(refusal.retryAfterSeconds).toBeLessThanOrEqual(86_400);
    // What is refused is not counted: the window ends when it would have.
    expect(
      await foyer.sql`SELECT 1 FROM invitations WHERE organization_id = ${late.organizationId}::uuid`,
    ).toEqual([]);
    await aDayLater();
    expect(await endOf(as(late, { recipient: 7 }).invite(email))).toBe("done");
  });

  test("does not get around it by the case of letters; what a mail server may tell apart is another address", async () => {
    const [one, another, third] = await Promise.all(times(3, () => foyer.owner()));
    if (!one || !another || !third) throw new Error("There should be three.");
    await as(one, { recipient: 1 }).invite("grace.hopper@example.com");
    expect(await endOf(as(another, { recipient: 1 }).invite("Grace.HOPPER@Example.COM"))).toBe(
      "rate_limited",
    );
    expect(await endOf(as(another, { recipient: 1 }).invite("grace.hopper+foyer@example.com"))).toBe("done");
    expect(await endOf(as(third, { recipient: 1 }).invite("gracehopper@example.com"))).toBe("done");
  });

  test("by resends, reminders and fresh links counts like any other [S3.10]", async () => {
    const owner = await foyer.owner();
    await foyer.sql`
      UPDATE organizations SET renewal_rule = 'renew', resend_limit = 20 WHERE id = ${owner.organizationId}::uuid`;
    const { invite, invitations } = as(owner, { recipient: 4 });
    const { id: invitationId, email } = await invite();
    await invitations.resend({ invitationId });
    await invitations.remind({ invitationId });
    await foyer.letPass("169 hours", invitationId);
    const guest = foyer.browser(null, { services: { messageCaps: { ...roomy, recipient: 4 } } }).api;
    await guest.invitations.requestLink({ token: foyer.linkOf(invitationId) });
    expect(await messagesTo(email)).toBe(4);
    expect(await endOf(invitations.resend({ invitationId }))).toBe("rate_limited");
    expect(await endOf(invitations.remind({ invitationId }))).toBe("rate_limited");
    await foyer.letPass("169 hours", invitationId);
    await guest.invitations.requestLink({ token: foyer.linkOf(invitationId) });
    expect(await messagesTo(email)).toBe(4);
    // It was expired already: what was refused has not brought it back, nor used a resend up.
    expect(await invitations.get({ invitationId })).toMatchObject({ status: "expired", resendCount: 3 });
  });
});

describe("an organization's cap", () => {
  test.each([
    { cap: 11, parts: "one part", prefilled: [] },
    { cap: 300, parts: "three parts that are nearly full", prefilled: [97, 96, 96] },
  ])("of $parts is met exactly by racing calls [S3.10]", async ({ cap, prefilled }) => {
    const owner = await foyer.owner();
    for (const [part, count] of prefilled.entries()) {
      await foyer.sql`
        INSERT INTO message_counts (key, count, ends_at)
        VALUES (${`by ${owner.organizationId} ${part}`}, ${count}, now() + interval '3 hours')`;
    }
    const { invite } = as(owner, { organization: cap });
    const ends = await Promise.all(times(connections, () => endOf(invite())));
    expect(tally(ends)).toEqual({ done: 11, rate_limited: connections - 11 });
    expect(await messagesOf(owner.organizationId)).toBe(11);
    const refusal = await refusalOf(invite());
    expect(refusal.message).toMatch(/^This organization has sent as many/);
  });

  test("lets the first of many addresses through, and refuses the others one by one [S3.10]", async () => {
    const owner = await foyer.owner();
    const { inviteMany } = as(owner, { organization: 250 });
    const first = addresses(120);
    expect((await inviteMany(first)).created).toHaveLength(120);
    const emails = addresses(150);
    const { created, rejected } = await inviteMany(emails);
    expect(created.map(({ email }) => email)).toEqual(emails.slice(0, 130));
    expect(rejected.map(({ email, reason }) => [email, reason])).toEqual(
      emails.slice(130).map((email) => [email, "rate_limited"]),
    );
    expect(await messagesOf(owner.organizationId)).toBe(250);
    // Copied links write to nobody.
    expect((await inviteMany(emails.slice(130), false)).created).toHaveLength(20);
  });

  test("is not used up by what is refused or fails", async () => {
    const owner = await foyer.owner();
    const { invite, inviteMany } = as(owner, { organization: 2 });
    const { email } = await invite();
    for (let call = 0; call < 3; call++) expect(await endOf(invite(email))).toBe("already_invited");
    const failing = foyer.browser(owner, {
      services: {
        messageCaps: { ...roomy, organization: 2 },
        jobs: { ...foyer.services.jobs, enqueueMany: () => Promise.reject(new Error("The queue broke.")) },
      },
    }).api;
    const target = { kind: "organization", organizationId: owner.organizationId, role: "member" } as const;
    await expect(failing.invitations.create({ target, email: foyer.address() })).rejects.toBeInstanceOf(
      Error,
    );
    const { created, rejected } = await inviteMany([email, ...addresses(2)]);
    expect([created.length, rejected.map(({ reason }) => reason)]).toEqual([
      1,
      ["already_invited", "rate_limited"],
    ]);
  });
});

describe("an inviter's cap", () => {
  test("counts resends and reminders of whoever does not manage the organization, in all their spaces, and stops no one else", async () => {
    const { spaceId, custodian, organizationId } = await foyer.space();
    const { spaceId: another } = await foyer.space({ by: custodian });
    const { invitations } = as(custodian, { inviter: 4 });
    const toSpace = (place: string, { invitations: api } = { invitations }) =>
      api.create({ target: { kind: "space", spaceId: place, role: "viewer" }, email: foyer.address() });
    const { id: invitationId } = await toSpace(spaceId);
    await toSpace(another);
    await invitations.resend({ invitationId });
    await invitations.remind({ invitationId });
    const refusal = await refusalOf(toSpace(another));
    expect(refusal).toMatchObject({ reason: "rate_limited" });
    expect(refusal.message).toMatch(/^You have sent as many/);
    const owner = await foyer.owner({ organizationId });
    const colleague = as(owner, { inviter: 1 });
    expect(await endOf(toSpace(spaceId, colleague))).toBe("done");
    expect(await endOf(toSpace(spaceId, colleague))).toBe("done");
  });

  test("is met exactly by racing calls, also beside many addresses at once", async () => {
    const { spaceId, custodian } = await foyer.space();
    const { invitations } = as(custodian, { inviter: 10 });
    const target = { kind: "space", spaceId, role: "viewer" } as const;
    const ends = await Promise.all([
      ...times(12, () => endOf(invitations.create({ target, email: foyer.address() }))),
      endOf(invitations.createMany({ target, invitees: addresses(4).map((email) => ({ email })) })),
    ]);
    expect(tally(ends)["unavailable"]).toBeUndefined();
    expect(await messagesOf(custodian.organizationId)).toBe(10);
  });
});

test("racing lists with the same addresses in another order neither block each other for good nor overshoot", async () => {
  const emails = addresses(12);
  const owners = await Promise.all(times(8, () => foyer.owner()));
  const ends = await Promise.all(
    owners.map((owner, turn) =>
      as(owner, { recipient: 5 }).inviteMany(turn % 2 ? emails : emails.toReversed()),
    ),
  );
  expect(ends.reduce((sum, { created }) => sum + created.length, 0)).toBe(60);
  for (const email of emails) expect(await messagesTo(email)).toBe(5);
});

test("the nightly clean-up removes windows that are over, and no others [S4.6]", async () => {
  await foyer.sql`DELETE FROM message_counts`;
  await foyer.sql`
    INSERT INTO message_counts (key, count, ends_at)
    VALUES ('to old', 3, now() - interval '1 second'), ('to new', 3, now() + interval '1 hour')`;
  await cleanUp(foyer.services);
  expect(await foyer.sql`SELECT key FROM message_counts`).toEqual([{ key: "to new" }]);
});

test("an address that is given twice in one call is counted once, however it is spelled", async () => {
  const organizationId = await foyer.organization();
  const emails = ["twice@example.net", "Twice@Example.net", "twice@example.net"];
  const services = { ...foyer.services, messageCaps: { ...roomy, recipient: 1 } };
  const admit = () =>
    foyer.services.database.transaction((tx) =>
      admitMessages(services, tx, { organizationId, inviter: null, emails }),
    );
  expect((await admit()).size).toBe(0);
  expect([...(await admit()).keys()]).toEqual(emails.slice(0, 2));
});

test("no counter holds an address [S3.10]", async () => {
  const { email } = await foyer.invitation();
  const keys = await foyer.sql<{ key: string }>`SELECT key FROM message_counts`;
  expect(keys.length).toBeGreaterThan(1);
  expect(keys.filter(({ key }) => key.includes(email) || key.includes("example"))).toEqual([]);
});
