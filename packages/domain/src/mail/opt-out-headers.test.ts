import { compileEmails } from "@foyer/emails/emails";
import { smtpMailer } from "@foyer/mailer/smtp";
import { type Mail, openMailbox } from "@foyer/testing/mailbox";
import { testFoyer } from "@foyer/testing/test-foyer";
import { testPost } from "@foyer/testing/test-post";
import { expect, onTestFinished, test } from "vitest";
import type { Post } from "../hand-over.ts";
import { sendDelivery } from "../invitations/send-delivery.ts";

const foyer = testFoyer();
const emails = await compileEmails();

async function openPost() {
  const mailbox = await openMailbox();
  const post = testPost(foyer.services, emails, () => smtpMailer({ url: mailbox.url }));
  onTestFinished(async () => {
    await post.office.close();
    await mailbox.close();
  });
  return { mailbox, post };
}

async function sendAll(post: Post, invitationId: string): Promise<void> {
  const queued = await foyer.sql<{ id: string }>`
    SELECT id FROM deliveries WHERE invitation_id = ${invitationId}::uuid AND status = 'queued' ORDER BY id`;
  for (const { id } of queued) await sendDelivery(foyer.services, post, id);
}

/** The headers of a message that mail clients look at, unfolded (RFC 5322 §2.2.3). */
function listHeaders({ source }: Mail): string[] {
  const [head = ""] = source.split("\r\n\r\n");
  return head
    .replaceAll(/\r\n(?=[ \t])/g, "")
    .split("\r\n")
    .filter((line) => /^list-/i.test(line));
}

test("an invitation and a reminder bring the one click whole, and the link to the page; what says that somebody came does not [S3.10]", async () => {
  const { mailbox, post } = await openPost();
  const owner = await foyer.owner();
  const { eventId } = await foyer.event({ by: owner });
  const { id: invitationId } = await foyer.eventInvitation({ by: owner, eventId });
  await foyer.callerFor(owner).invitations.remind({ invitationId });
  await sendAll(post, invitationId);
  const guest = foyer.callerFor(null);
  await guest.invitations.accept({ token: foyer.linkOf(invitationId), fullName: "Grace Hopper" });
  await sendAll(post, invitationId);

  const [first, second, ...rest] = mailbox.all();
  const others = rest.map(listHeaders);
  for (const mail of [first, second]) {
    const [unsubscribe = "", ...more] = mail ? listHeaders(mail) : [];
    const [, token = ""] =
      /^List-Unsubscribe: <https:\/\/foyer\.example\/opt-out\/([\w-]{48})>$/.exec(unsubscribe) ?? [];
    expect(more).toEqual(["List-Unsubscribe-Post: List-Unsubscribe=One-Click"]);
    expect(mail?.text).toContain(`https://foyer.example/opt-out#${token}`);
    expect(await guest.mail.optOut.confirm({ token })).toMatchObject({ isOptedOut: true });
  }
  expect(others).toEqual(others.map(() => []));
  expect(rest.filter(({ text }) => text?.includes("/opt-out"))).toEqual([]);
  expect(others.length).toBeGreaterThan(0);
});

test("a message that waits when its address comes onto the list does not leave [S3.10]", async () => {
  const { mailbox, post } = await openPost();
  const owner = await foyer.owner();
  const { organizationId } = owner;
  const { id: invitationId, email } = await foyer.invitation({ by: owner });
  await foyer.callerFor(owner).mail.suppressions.add({ organizationId, email });
  await sendAll(post, invitationId);
  expect(mailbox.all()).toEqual([]);
  const { timeline } = await foyer.callerFor(owner).invitations.get({ invitationId });
  expect(timeline.at(-1)).toMatchObject({ type: "withdrawn" });
});
