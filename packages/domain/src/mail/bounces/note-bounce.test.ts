import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, describe, expect, test } from "vitest";
import { whoIsSuppressed } from "../suppressions/who-is-suppressed.ts";
import { noteBounce, noteComplaint, noteDelay } from "./note-bounce.ts";
import { noteDelivered } from "./note-delivered.ts";
import type { Reporter } from "./report.ts";

const foyer = testFoyer();
let owner: Person;
beforeAll(async () => {
  owner = await foyer.owner();
});

const noSuchUser = { words: "550 5.1.1 no such user", isAboutAddress: true };
const spam = { words: "550 5.7.1 looks like spam", isAboutAddress: false };

describe("a message that comes back for good", () => {
  test("marks its invitation with the reason, after it was sent, and in the list of what needs somebody [S1.5, S3.6]", async () => {
    const { id: invitationId, report, organizationId } = await sent();
    await noteBounce(foyer.services, { ...report, ...noSuchUser });
    const { invitations } = foyer.callerFor(owner);
    const { delivery, timeline } = await invitations.get({ invitationId });
    expect(delivery).toMatchObject({ status: "bounced", detail: noSuchUser.words });
    expect(timeline.map(({ type, detail }) => [type, detail])).toEqual([
      ["created", null],
      ["queued", null],
      ["sent", null],
      ["bounced", noSuchUser.words],
    ]);
    const { items } = await invitations.list({
      organizationId,
      attention: true,
    });
    expect(items.map(({ id }) => id)).toContain(invitationId);
  });

  test("is written down once, also when it is reported twice at once and once more", async () => {
    const { report, deliveryId } = await sent();
    await Promise.all([1, 2, 3].map(() => noteBounce(foyer.services, { ...report, ...noSuchUser })));
    const first = await rowOf(deliveryId);
    await noteBounce(foyer.services, { ...report, words: "and again", isAboutAddress: true });
    expect(await rowOf(deliveryId)).toEqual(first);
    expect(first).toMatchObject({ status: "bounced", detail: noSuchUser.words });
    expect(await auditOf("mail.address_suppressed", report.email)).toHaveLength(1);
  });

  test("puts the address on the list where it takes no mail, and nothing of it into the words kept there", async () => {
    const { report, email } = await sent();
    await noteBounce(foyer.services, {
      ...report,
      words: `550 5.1.1 <${email}> unknown`,
      isAboutAddress: true,
      recipients: [email.toUpperCase()],
    });
    expect(await isSuppressed(email)).toBe(true);
    const [row] = await foyer.sql`SELECT reason, detail FROM suppressions WHERE invitation_id = ${report.id}`;
    expect(row).toEqual({ reason: "bounced", detail: "550 5.1.1 <…> unknown" });
  });

  test("does not where it was refused as spam, or by an address that it was passed on to", async () => {
    const [filtered, forwarded] = [await sent(), await sent()];
    await noteBounce(foyer.services, { ...filtered.report, ...spam });
    await noteBounce(foyer.services, {
      ...forwarded.report,
      ...noSuchUser,
      recipients: ["elsewhere@example.com"],
    });
    for (const { email, deliveryId } of [filtered, forwarded]) {
      expect(await isSuppressed(email)).toBe(false);
      expect(await rowOf(deliveryId)).toMatchObject({ status: "bounced" });
    }
  });

  test("does not where it was a notice to the team", async () => {
    const { id, report } = await sent();
    await foyer.sql`UPDATE deliveries SET purpose = 'answered', recipient = ${owner.email} WHERE invitation_id = ${id}`;
    await noteBounce(foyer.services, { ...report, ...noSuchUser });
    expect(await isSuppressed(owner.email)).toBe(false);
  });

  test("and was said to be waiting still is not sent again", async () => {
    const { report, deliveryId } = await sent("retrying");
    await noteBounce(foyer.services, { ...report, ...spam });
    expect(await rowOf(deliveryId)).toMatchObject({ status: "bounced", sentAt: null });
  });

  test("a copied link and a message that was withdrawn do not come back", async () => {
    for (const status of ["link", "withdrawn", "failed"]) {
      const { report, deliveryId } = await sent(status);
      await noteBounce(foyer.services, { ...report, ...noSuchUser });
      expect(await rowOf(deliveryId)).toMatchObject({ status });
    }
  });
});

test("a report of an attempt before the last that was asked for counts for nothing [replay]", async () => {
  const { report, deliveryId } = await sent();
  await foyer.sql`UPDATE deliveries SET waits_since = now() WHERE id = ${deliveryId}`;
  const before = { ...report, at: new Date(Date.now() - 3_600_000) };
  await noteBounce(foyer.services, { ...before, ...noSuchUser });
  await noteDelivered(foyer.services, before);
  expect(await rowOf(deliveryId)).toMatchObject({ status: "sent", deliveredAt: null });
  await noteBounce(foyer.services, { ...report, at: new Date(Date.now() + 1_000), ...noSuchUser });
  expect(await rowOf(deliveryId)).toMatchObject({ status: "bounced" });
});

test("a delay is told, and changes nothing else", async () => {
  const { id: invitationId, report, email } = await sent();
  const before = await rowOf(report.deliveryId);
  await noteDelay(foyer.services, { ...report, words: "451 4.7.1 greylisted,\r\n for now" });
  const words = "451 4.7.1 greylisted, for now";
  expect(await rowOf(report.deliveryId)).toEqual({ ...before, detail: words });
  expect(await isSuppressed(email)).toBe(false);
  const { timeline } = await foyer.callerFor(owner).invitations.get({ invitationId });
  expect(timeline.at(-1)).toMatchObject({ type: "sent", detail: words });
});

describe("a provider's word that it arrived", () => {
  test("is told after it was sent, whatever the provider's clock says", async () => {
    const { id: invitationId, report } = await sent();
    await noteDelivered(foyer.services, { ...report, at: new Date(0) });
    const { timeline } = await foyer.callerFor(owner).invitations.get({ invitationId });
    expect(timeline.map(({ type }) => type)).toEqual(["created", "queued", "sent", "delivered"]);
    await noteDelivered(foyer.services, { ...report, at: new Date(Date.now() + 3_600_000) });
    const again = await foyer.callerFor(owner).invitations.get({ invitationId });
    expect(again.timeline).toEqual(timeline);
  });

  test("keeps what was taken for refused from going out twice", async () => {
    const { report, deliveryId } = await sent("retrying");
    await noteDelivered(foyer.services, report);
    expect(await rowOf(deliveryId)).toMatchObject({ status: "sent", deliveredAt: expect.any(Date) });
  });
});

test("whoever calls it spam gets no more, the timeline says so once, and nobody of the team takes it back", async () => {
  const { id: invitationId, report, email } = await sent();
  await noteBounce(foyer.services, { ...report, ...noSuchUser });
  const complaint = { ...report, reason: "complained", words: "reported as spam" } as const;
  await noteComplaint(foyer.services, complaint);
  await noteComplaint(foyer.services, complaint);
  const [row] = await foyer.sql`SELECT reason FROM suppressions WHERE invitation_id = ${invitationId}`;
  expect(row).toEqual({ reason: "complained" });
  expect(await isSuppressed(email)).toBe(true);
  const { timeline } = await foyer.callerFor(owner).invitations.get({ invitationId });
  expect(timeline.filter(({ type }) => type === "unsubscribed")).toMatchObject([
    { detail: "reported as spam" },
  ]);
});

describe("a reporter is believed about its own mail alone", () => {
  const elsewhere = crypto.randomUUID();
  const [own, servers] = ["own_mailtrap", "servers_mailtrap"] as const;

  test.each([
    {
      reporter: "an organization's",
      of: "what left by its own way",
      by: own,
      provider: "mailtrap",
      isOwn: true,
    },
    { reporter: "an organization's", of: "what has just left by it", by: own, provider: null, isOwn: true },
    {
      reporter: "the server's",
      of: "what left by the server's",
      by: servers,
      provider: "mailtrap",
      isOwn: false,
    },
  ])("$reporter, of $of", async ({ by, provider, isOwn }) => {
    const { report, deliveryId, organizationId } = await sent("sent", { provider, isOwn });
    const told = { ...report, reporter: { by, organizationId } };
    await noteBounce(foyer.services, { ...told, ...noSuchUser });
    expect(await rowOf(deliveryId)).toMatchObject({ status: "bounced" });
  });

  test.each([
    {
      reporter: "another organization's",
      of: "it",
      by: own,
      in: elsewhere,
      provider: "mailtrap",
      isOwn: true,
    },
    {
      reporter: "an organization's",
      of: "what left by the server's way",
      by: own,
      provider: "mailtrap",
      isOwn: false,
    },
    {
      reporter: "an organization's",
      of: "what left by its mail server",
      by: own,
      provider: "smtp",
      isOwn: true,
    },
    {
      reporter: "the server's",
      of: "what an organization sent",
      by: servers,
      provider: "mailtrap",
      isOwn: true,
    },
    { reporter: "the server's", of: "what left by another way", by: servers, provider: "smtp", isOwn: false },
  ])("not $reporter, of $of", async ({ by, provider, isOwn, ...which }) => {
    const { report, deliveryId, organizationId } = await sent("sent", { provider, isOwn });
    const told = { ...report, reporter: { by, organizationId: which.in ?? organizationId } };
    const before = await rowOf(deliveryId);
    await noteBounce(foyer.services, { ...told, ...noSuchUser });
    await noteDelay(foyer.services, told);
    await noteDelivered(foyer.services, told);
    await noteComplaint(foyer.services, { ...told, reason: "complained", words: "spam" });
    expect(await rowOf(deliveryId)).toEqual(before);
    expect(await isSuppressed(report.email)).toBe(false);
  });
});

/** An invitation whose message has left, or is as far as this. */
async function sent(
  status = "sent",
  { provider = null, isOwn = false }: { readonly provider?: string | null; readonly isOwn?: boolean } = {},
) {
  const { id, email, organizationId } = await foyer.invitation({ by: owner });
  const [row] = await foyer.sql<{ id: string }>`
    UPDATE deliveries SET status = ${status}::delivery_status, attempts = 1, changed_at = clock_timestamp(),
      provider = ${provider}::mail_provider, by_own_provider = ${isOwn}
    WHERE invitation_id = ${id} RETURNING id`;
  const deliveryId = row?.id ?? "";
  const report = {
    id,
    email,
    deliveryId,
    reporter: { by: "return_path" } satisfies Reporter,
    words: "",
    at: null,
  };
  return { id, email, organizationId, deliveryId, report };
}

async function rowOf(deliveryId: string) {
  const [row] = await foyer.sql`
    SELECT status, detail, changed_at AS "changedAt", sent_at AS "sentAt", delivered_at AS "deliveredAt"
    FROM deliveries WHERE id = ${deliveryId}`;
  return row;
}

async function isSuppressed(email: string): Promise<boolean> {
  const { organizationId } = owner;
  const { database } = foyer.services;
  return (await whoIsSuppressed(foyer.services, database.read, { organizationId, emails: [email] })).has(
    email,
  );
}

async function auditOf(act: string, label: string) {
  return foyer.sql`SELECT act FROM audit_entries WHERE act = ${act} AND subject_label = ${label}`;
}
