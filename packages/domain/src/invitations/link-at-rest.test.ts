import { inspect } from "node:util";
import { compileEmails } from "@foyer/emails/emails";
import { openJobs } from "@foyer/jobs/jobs";
import { giveUpDelivery, sendDelivery as sendDeliveryQueue } from "@foyer/jobs/queues";
import { smtpMailer } from "@foyer/mailer/smtp";
import { dumpOf, tracesOfLink } from "@foyer/testing/dump";
import { type Mail, openMailbox, tokenIn } from "@foyer/testing/mailbox";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { testPost } from "@foyer/testing/test-post";
import { expect, test } from "vitest";
import { expireInvitations } from "./expire-invitations.ts";
import { sendDelivery } from "./send-delivery.ts";

const foyer = testFoyer();

const newcomer = { name: "Grace Hopper", password: "a password for the newcomer" };

test("after everything that can happen to invitations, no table of any schema holds a link, whole or in part [S0.11]", {
  timeout: 30_000,
}, async () => {
  const tokens = new Set<string>();
  const troubles: Error[] = [];
  const mailbox = await openMailbox();
  const worker = await openJobs({ url: foyer.url, mode: "work", onTrouble: (error) => troubles.push(error) });
  const post = testPost(foyer.services, await compileEmails(), () => smtpMailer({ url: mailbox.url }));
  await worker.work(sendDeliveryQueue, 5, ({ deliveryId }) => sendDelivery(foyer.services, post, deliveryId));
  try {
    const organizationId = await foyer.organization({ renewalRule: "renew" });
    const owner = await foyer.owner({ organizationId });
    const host = foyer.callerFor(owner);
    const guest = foyer.callerFor(null);
    /** The token of the newest message to an address, from the mailbox. */
    const arrivedFor = async (email: string, subject: RegExp) => {
      const mail = await mailbox.next(
        (each) => each.envelope.to.includes(email) && subject.test(each.subject ?? ""),
      );
      const token = tokenIn(mail);
      tokens.add(token);
      return token;
    };

    const accepted = await foyer.invitation({ by: owner });
    const token = await arrivedFor(accepted.email, /./);
    await guest.invitations.view({ token });
    await guest.invitations.recordOpened({ token });
    await host.invitations.remind({ invitationId: accepted.id });
    tokens.add((await host.invitations.copyLink({ invitationId: accepted.id })).url.split("#")[1] ?? "");
    await guest.invitations.accept({ token, ...newcomer });

    const declined = await foyer.invitation({ by: owner });
    await foyer.callerFor(null).invitations.decline({ token: await arrivedFor(declined.email, /./) });

    const renewed = await foyer.invitation({ by: owner });
    const expired = await arrivedFor(renewed.email, /./);
    await foyer.letPass("169 hours", renewed.id);
    await expireInvitations(foyer.services);
    expect(await endOf(foyer.callerFor(null).invitations.accept({ token: expired, ...newcomer }))).toBe(
      "invitation_expired",
    );
    await foyer.callerFor(null).invitations.requestLink({ token: expired });

    // A spam filter that repeats what it does not like.
    const echo = (mail: Mail) => `I will not have this: https://foyer.example/accept#${tokenIn(mail)}`;
    for (const code of [451, 550]) {
      mailbox.refuse((mail) => ({ code, words: echo(mail) }));
      const refused = await foyer.invitation({ by: owner });
      tokens.add(foyer.linkOf(refused.id));
      await settled(refused.id, code === 451 ? "retrying" : "bounced");
    }

    for (const id of [accepted.id, declined.id, renewed.id]) {
      for (let number = 1; number <= 4; number++) tokens.add(foyer.linkOf(id, number));
    }
  } finally {
    await worker.stop();
    await post.office.close();
    await mailbox.close();
  }

  const dump = await dumpOf(foyer.url);
  // It is a dump of what happened, and not of nothing.
  for (const word of ["invitation.accepted", "delivery.send", "I will not have this"])
    expect(dump.text).toContain(word);
  for (const token of tokens) expect(tracesOfLink(token, dump)).toEqual([]);
  expect(tokens.size).toBeGreaterThan(10);
  expect(troubles.flatMap((error) => tracesIn(error, tokens))).toEqual([]);
});

test("the scan finds a link in every spelling", () => {
  const token = foyer.linkOf(crypto.randomUUID());
  const bytes = Buffer.from(token, "base64url");
  for (const text of [
    token,
    `…#${token}"`,
    bytes.toString("hex"),
    bytes.subarray(20).toString("base64"),
    token.slice(-22),
  ]) {
    expect(tracesOfLink(token, { text })).not.toEqual([]);
  }
  expect(tracesOfLink(token, { text: "", bytes: Buffer.concat([Buffer.alloc(3), bytes]) })).not.toEqual([]);
  expect(tracesOfLink(token, { text: foyer.linkOf(crypto.randomUUID()), bytes: Buffer.alloc(100) })).toEqual(
    [],
  );
});

test("the queue's jobs carry ids alone, by their own schemas", () => {
  const deliveryId = crypto.randomUUID();
  for (const { payload } of [sendDeliveryQueue, giveUpDelivery]) {
    expect(payload.safeParse({ deliveryId }).success).toBe(true);
    expect(payload.safeParse({ deliveryId, url: "https://foyer.example/accept#token" }).success).toBe(false);
    expect(payload.safeParse({ deliveryId: "not an id" }).success).toBe(false);
  }
});

/** What an error and its causes say of links, as a log would write it down. */
function tracesIn(error: unknown, tokens: ReadonlySet<string>): string[] {
  const text = inspect(error, { depth: 10, showHidden: true });
  return [...tokens].flatMap((token) => tracesOfLink(token, { text }));
}

/** Resolves when the first message of an invitation has got this far. */
async function settled(invitationId: string, status: string): Promise<void> {
  await expect
    .poll(
      () => foyer.sql`SELECT status FROM deliveries WHERE invitation_id = ${invitationId} AND number = 1`,
      {
        timeout: 10_000,
      },
    )
    .toEqual([{ status }]);
}
