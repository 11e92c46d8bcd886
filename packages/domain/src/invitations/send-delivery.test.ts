import { compileEmails } from "@foyer/emails/emails";
import { smtpMailer } from "@foyer/mailer/smtp";
import { type Mailbox, openMailbox, tokenIn } from "@foyer/testing/mailbox";
import { testFoyer } from "@foyer/testing/test-foyer";
import { testPost } from "@foyer/testing/test-post";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Post } from "../hand-over.ts";
import { sendDelivery } from "./send-delivery.ts";

const foyer = testFoyer();
const emails = await compileEmails();
let mailbox: Mailbox;
let post: Post;

beforeAll(async () => {
  mailbox = await openMailbox();
  post = testPost(foyer.services, emails, () => smtpMailer({ url: mailbox.url }));
});
afterAll(async () => {
  await post.office.close();
  await mailbox.close();
});
beforeEach(() => mailbox.refuse(null));

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

describe("an invitation's message", () => {
  test("arrives with a link that lets the invitee in, and says so on the invitation [S0.1, S1.5]", async () => {
    const owner = await foyer.owner();
    const { id: invitationId, email } = await foyer.invitation({ by: owner });
    await send(invitationId);

    const mail = await mailbox.next(to(email));
    expect(mail).toMatchObject({
      envelope: { from: "foyer@example.com", to: [email] },
      from: { name: "Foyer", address: "foyer@example.com" },
      replyTo: [{ name: owner.name, address: owner.email }],
    });
    expect(mail.html).toContain(`https://foyer.example/accept#${tokenIn(mail)}`);
    expect(await foyer.callerFor(owner).invitations.get({ invitationId })).toMatchObject({
      delivery: { status: "sent", attempts: 1, detail: expect.stringMatching(/^250 /) },
    });
    await foyer.callerFor(null).invitations.accept({ token: tokenIn(mail), ...newcomer });
  });

  test("goes out once, however often its job runs", async () => {
    const { id, email } = await foyer.invitation();
    await send(id);
    await send(id);
    await Promise.all([send(id), send(id)]);
    expect(mailbox.all().filter(to(email))).toHaveLength(1);
  });

  test("has a link of its own each time, and a Message-ID of its own", async () => {
    const owner = await foyer.owner();
    const { id: invitationId, email } = await foyer.invitation({ by: owner });
    await foyer.callerFor(owner).invitations.remind({ invitationId });
    await send(invitationId, 1);
    await send(invitationId, 2);
    const [first, second] = mailbox.all().filter(to(email));
    if (!first || !second) throw new Error("Two messages should have come.");
    expect([tokenIn(first), tokenIn(second)]).toEqual([
      foyer.linkOf(invitationId, 1),
      foyer.linkOf(invitationId, 2),
    ]);
    expect(first.messageId).not.toBe(second.messageId);
  });

  test("goes to the stored address alone, whatever stands in names and texts", async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    await foyer.sql`UPDATE users SET name = ${"Eve <eve@evil.example>, x"} WHERE id = ${owner.userId}`;
    await foyer.sql`
      UPDATE organizations SET name = ${'"; Bcc: eve@evil.example'} WHERE id = ${organizationId}`;
    const email = foyer.address();
    const { id } = await foyer.callerFor(owner).invitations.create({
      target: { kind: "organization", organizationId, role: "member" },
      email,
      fullName: "Eve <eve@evil.example>",
      message: "line\r\nBcc: eve@evil.example\r\n\r\n<a href='https://evil.example'>hello</a>",
    });
    const before = mailbox.all().length;
    await send(id);
    expect(mailbox.all()).toHaveLength(before + 1);
    const mail = mailbox.all().at(-1);
    expect(mail).toMatchObject({ envelope: { to: [email] }, to: [{ address: email }] });
    expect(mail?.bcc).toBeUndefined();
    expect(mail?.cc).toBeUndefined();
    expect(mail?.html).not.toContain("<a href='https://evil.example'>");
  });

  test("makes its link of the public URL alone [S4.8]", async () => {
    const { id, email } = await foyer.invitation();
    await send(id, 1, { ...foyer.services, publicUrl: "https://elsewhere.example/foyer" });
    const mail = await mailbox.next(to(email));
    expect(mail.text).toContain(`https://elsewhere.example/foyer/accept#${tokenIn(mail)}`);
    expect(mail.messageId).toMatch(/@elsewhere\.example>$/);
  });
});

describe("a message whose invitation has ended in the meantime is withdrawn", () => {
  test.each<[string, (invitationId: string) => Promise<unknown>]>([
    ["cancelled", async (id) => foyer.sql`UPDATE invitations SET status = 'cancelled' WHERE id = ${id}`],
    ["accepted", (id) => foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id), ...newcomer })],
    ["declined", (id) => foyer.callerFor(null).invitations.decline({ token: foyer.linkOf(id) })],
    ["expired", (id) => foyer.letPass("169 hours", id)],
  ])("%s", async (_, end) => {
    const { id, email } = await foyer.invitation();
    await end(id);
    await send(id);
    expect(mailbox.all().filter(to(email))).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ status: "withdrawn", attempts: 0 });
  });

  test("and stays so, though the invitation comes back to life", async () => {
    const owner = await foyer.owner();
    const { id: invitationId, email } = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", invitationId);
    await send(invitationId);
    await foyer.callerFor(owner).invitations.resend({ invitationId });
    await send(invitationId, 1);
    await send(invitationId, 2);
    expect(mailbox.all().filter(to(email)).map(tokenIn)).toEqual([foyer.linkOf(invitationId, 2)]);
  });
});

describe("a message that was asked to wait", () => {
  const inviteLater = async () => {
    const owner = await foyer.owner();
    const { organizationId } = owner;
    const { invitations, mail } = foyer.callerFor(owner);
    const invitees = [foyer.address(), foyer.address()].map((email) => ({ email }));
    const target = { kind: "organization", organizationId, role: "member" } as const;
    const { created } = await invitations.createMany({ target, invitees, sendAfterSeconds: 10 });
    const ids = created.map(({ id }) => id);
    return { organizationId, invitations, mail, invitees, ids };
  };

  /** In how many seconds the jobs of invitations' messages fall due, and when their rows say so. */
  const waitsOf = (ids: readonly string[]) => foyer.sql`
    SELECT EXTRACT(EPOCH FROM j.start_after - j.created_on)::int AS seconds,
      EXTRACT(EPOCH FROM d.next_attempt_at - d.queued_at)::int AS told
    FROM deliveries d JOIN pgboss.job j ON j.id = d.id WHERE d.invitation_id = ANY(${ids}) ORDER BY d.queued_at, d.id`;

  test("leaves when its time has come, or at once when somebody does not want to wait", async () => {
    const { organizationId, mail, ids, invitees } = await inviteLater();
    const [id = "", hastened = ""] = ids;
    expect(await waitsOf(ids)).toEqual(ids.map(() => ({ seconds: 10, told: 10 })));
    const { items } = await mail.deliveries.list({ organizationId, invitationId: hastened });
    expect(items).toMatchObject([{ canRetry: true, nextAttemptAt: expect.any(String) }]);
    await mail.deliveries.retry({ organizationId, deliveryId: items[0]?.id ?? "" });
    const [hasty] = await foyer.sql`
      SELECT d.next_attempt_at, j.start_after <= now() AS due FROM deliveries d JOIN pgboss.job j ON j.id = d.id
      WHERE d.invitation_id = ${hastened}`;
    expect(hasty).toEqual({ next_attempt_at: null, due: true });
    await send(id);
    expect(mailbox.all().filter(to(invitees[0]?.email ?? ""))).toHaveLength(1);
    expect(await stateOf(id)).toMatchObject({ status: "sent", waits: null });
  });

  test("never leaves when it is taken back before: nobody hears of it, and the timeline says so [S0.8]", async () => {
    const { invitations, ids, invitees } = await inviteLater();
    const { results } = await invitations.bulk({ action: "cancel", invitationIds: ids });
    expect(results.map(({ reason }) => reason)).toEqual([null, null]);
    for (const id of ids) {
      await send(id);
      await send(id);
      const { timeline } = await invitations.get({ invitationId: id });
      expect(timeline.map(({ type }) => type).toSorted()).toEqual([
        ...["cancelled", "created", "queued", "withdrawn"],
      ]);
    }
    for (const { email } of invitees) expect(mailbox.all().filter(to(email))).toEqual([]);
  });

  test("by a single invitation waits as well; without a wish nothing does", async () => {
    const owner = await foyer.owner();
    const target = { kind: "organization", organizationId: owner.organizationId, role: "member" } as const;
    const { invitations } = foyer.callerFor(owner);
    const { id } = await invitations.create({ target, email: foyer.address(), sendAfterSeconds: 60 });
    const { id: atOnce } = await foyer.invitation({ by: owner });
    expect(await waitsOf([id, atOnce])).toEqual([
      { seconds: 60, told: 60 },
      { seconds: 0, told: null },
    ]);
  });
});

describe("a server that does not take it", () => {
  test("for now: the reply is written down, and when it is tried again, and then it leaves", async () => {
    const { id, email } = await foyer.invitation();
    mailbox.refuse(() => ({ code: 451, words: "greylisted, come back" }));
    await send(id);
    await send(id);
    expect(await stateOf(id)).toMatchObject({
      status: "retrying",
      attempts: 2,
      detail: "451 greylisted, come back",
      waits: true,
    });
    mailbox.refuse(null);
    await send(id);
    expect(await stateOf(id)).toMatchObject({ status: "sent", attempts: 3, waits: null });
    expect(mailbox.all().filter(to(email))).toHaveLength(1);
  });

  test("for good: final at once, with the reason, and the job is done", async () => {
    const { id } = await foyer.invitation();
    mailbox.refuse(() => ({ code: 550, words: "no such mailbox" }));
    await send(id);
    expect(await stateOf(id)).toMatchObject({
      status: "bounced",
      attempts: 1,
      detail: "550 no such mailbox",
    });
    mailbox.refuse(null);
    await send(id);
    expect(await stateOf(id)).toMatchObject({ status: "bounced", attempts: 1 });
  });

  test("a process that dies between the hand-over and the note of it sends one duplicate, with the same Message-ID", async () => {
    const { id, email } = await foyer.invitation();
    await send(id);
    await foyer.sql`UPDATE deliveries SET status = 'queued', attempts = 0 WHERE invitation_id = ${id}`;
    await send(id);
    const ids = mailbox
      .all()
      .filter(to(email))
      .map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe("a notice to the team", () => {
  test("tells the inviter of the answer, and holds no link of the invitee's", async () => {
    const owner = await foyer.owner();
    const { id } = await foyer.invitation({ by: owner });
    await foyer.callerFor(null).invitations.accept({ token: foyer.linkOf(id), ...newcomer });
    await sendNotices(id);
    const mail = await mailbox.next(to(owner.email));
    expect(mail.text).toContain(`https://foyer.example/o/${owner.organizationId}/invitations/${id}`);
    expect(mail.source).not.toContain("/accept#");
  });

  test("asks the inviter for a fresh link, unless that has been settled", async () => {
    const owner = await foyer.owner();
    const { id } = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", id);
    await foyer.callerFor(null).invitations.requestLink({ token: foyer.linkOf(id) });
    const settled = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", settled.id);
    await foyer.callerFor(null).invitations.requestLink({ token: foyer.linkOf(settled.id) });
    await foyer.callerFor(owner).invitations.resend({ invitationId: settled.id });
    await sendNotices(id);
    await sendNotices(settled.id);
    expect(mailbox.all().filter(to(owner.email))).toHaveLength(1);
  });
});

test("a delivery that does not exist is no trouble", async () => {
  await expect(sendDelivery(foyer.services, post, crypto.randomUUID())).resolves.toBeUndefined();
});

const to = (email: string) => (mail: { readonly envelope: { readonly to: readonly string[] } }) =>
  mail.envelope.to.includes(email);

/** Runs the job of an invitation's message. */
async function send(invitationId: string, number = 1, services = foyer.services): Promise<void> {
  const [row] = await foyer.sql<{ id: string }>`
    SELECT id FROM deliveries WHERE invitation_id = ${invitationId} AND number = ${number}`;
  await sendDelivery(services, post, row?.id ?? "");
}

async function sendNotices(invitationId: string): Promise<void> {
  const rows = await foyer.sql<{ id: string }>`
    SELECT id FROM deliveries WHERE invitation_id = ${invitationId} AND number IS NULL`;
  for (const { id } of rows) await sendDelivery(foyer.services, post, id);
}

async function stateOf(invitationId: string) {
  const [row] = await foyer.sql`
    SELECT status, attempts, detail, provider, next_attempt_at > now() AS waits FROM deliveries
    WHERE invitation_id = ${invitationId} AND number = 1`;
  return row;
}
