import { inspect } from "node:util";
import { compileEmails } from "@foyer/emails/emails";
import { openJobs } from "@foyer/jobs/jobs";
import { giveUpAccountMessage as giveUpQueue, sendAccountMessage as sendQueue } from "@foyer/jobs/queues";
import { smtpMailer } from "@foyer/mailer/smtp";
import { dumpOf, tracesOfLink } from "@foyer/testing/dump";
import { type Account, password } from "@foyer/testing/factories";
import { type Mail, type Mailbox, openMailbox, tokenIn } from "@foyer/testing/mailbox";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { testPost } from "@foyer/testing/test-post";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { cleanUp } from "../clean-up.ts";
import type { Post } from "../hand-over.ts";
import { type AccountNotice, queueAccountNotice } from "./queue-account-notice.ts";
import { resetToken } from "./reset-link.ts";
import { giveUpAccountMessage, sendAccountMessage } from "./send-account-message.ts";

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

const chosen = "violet lighthouse orbit";

describe("a password reset", () => {
  test("arrives at the account's address, with a link that sets the password [S1.6]", async () => {
    const known = await foyer.stranger();
    await send(await reset(known.email));
    const [mail] = arrivedFor(known.email);
    if (!mail) throw new Error("It should have arrived.");
    expect(mail).toMatchObject({
      envelope: { from: "foyer@example.com", to: [known.email] },
      from: { name: "Foyer", address: "foyer@example.com" },
      subject: "Choose a new password",
    });
    expect(mail.html).toContain(`https://foyer.example/reset-password#${tokenIn(mail)}`);
    const { auth } = visitor();
    expect(await auth.resetPassword({ token: tokenIn(mail), password: chosen })).toEqual({
      status: "password_reset",
    });
    expect(await endOf(auth.signIn({ email: known.email, password: chosen }))).toBe("done");
  });

  test("goes out once, however often its job runs", async () => {
    const known = await foyer.stranger();
    const id = await reset(known.email);
    await send(id);
    await send(id);
    await Promise.all([send(id), send(id)]);
    expect(arrivedFor(known.email)).toHaveLength(1);
    expect(await stateOf(id)).toMatchObject({
      status: "sent",
      attempts: 1,
      detail: expect.stringMatching(/^250 /),
    });
  });

  test("mail bombing one address: a flood of requests sends at most three e-mails", async () => {
    const known = await foyer.stranger();
    for (let number = 0; number < 10; number++) {
      await visitor().auth.requestPasswordReset({ email: known.email });
    }
    const messages = await foyer.sql<{
      id: string;
    }>`SELECT id FROM account_messages WHERE user_id = ${known.userId}`;
    for (const { id } of messages) await send(id);
    expect(arrivedFor(known.email)).toHaveLength(3);
    expect(new Set(arrivedFor(known.email).map(tokenIn)).size).toBe(3);
  });

  test("makes its link of the public URL alone [S4.8]", async () => {
    const known = await foyer.stranger();
    const publicUrl = "https://elsewhere.example/foyer";
    await sendAccountMessage({ ...foyer.services, publicUrl }, post, { messageId: await reset(known.email) });
    const [mail] = arrivedFor(known.email);
    expect(mail?.text).toContain("https://elsewhere.example/foyer/reset-password#");
    expect(mail?.messageId).toMatch(/@elsewhere\.example>$/);
  });

  test.each<[string, (account: Account) => Promise<unknown>]>([
    [
      "an hour has passed",
      ({ userId }) => foyer.sql`UPDATE account_messages SET expires_at = now() WHERE user_id = ${userId}`,
    ],
    [
      "the password was changed",
      (account) =>
        foyer.callerFor(account).account.changePassword({ currentPassword: password, newPassword: chosen }),
    ],
    [
      "another link was used",
      async (account) => {
        const token = resetToken(foyer.services.keys.passwordReset, await reset(account.email));
        await visitor().auth.resetPassword({ token, password: chosen });
      },
    ],
  ])("is withdrawn where %s before it could be sent", async (_, end) => {
    const known = await foyer.stranger();
    const id = await reset(known.email);
    await end(known);
    await send(id);
    expect(arrivedFor(known.email)).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ status: "withdrawn", attempts: 0 });
  });

  test("for an address that nobody has, or an account that only waits for its invitation, sends nothing", async () => {
    const owner = await foyer.owner();
    const { email: prepared } = await foyer.callerFor(owner).people.create({
      organizationId: owner.organizationId,
      email: foyer.address(),
      name: "Grace",
      role: "member",
    });
    for (const email of [foyer.address(), prepared]) {
      const id = await reset(email);
      await send(id);
      expect(arrivedFor(email)).toEqual([]);
      expect(await stateOf(id)).toMatchObject({ status: "withdrawn", attempts: 0 });
    }
  });
});

describe("a notice", () => {
  test.each<[AccountNotice, string]>([
    ["password_changed", "Your password was changed"],
    ["mfa_enabled", "Your second factor was turned on"],
    ["mfa_disabled", "Your second factor was turned off"],
    ["mfa_reset", "An administrator reset your second factor"],
    ["recovery_code_used", "One of your recovery codes was used"],
    ["recovery_codes_replaced", "Your recovery codes were replaced"],
    ["api_key_created", "An API key was made for your account"],
  ])(
    "of %s goes to the account's address, once, and holds nothing that opens anything",
    async (purpose, subject) => {
      const known = await foyer.stranger();
      const id = await notice(known, purpose);
      await send(id);
      await send(id);
      const mails = arrivedFor(known.email);
      expect(mails).toMatchObject([{ subject, envelope: { to: [known.email] } }]);
      expect(mails[0]?.text).toContain("https://foyer.example/forgot-password");
      expect(mails[0]?.html).not.toMatch(/href="[^"]*#/);
    },
  );

  test("HTML, links or header lines in names stay what they are: text", async () => {
    const known = await foyer.stranger();
    const name = 'Eve <a href="https://evil.example">http://evil.example</a>\r\nBcc: eve@evil.example';
    await foyer.sql`UPDATE users SET name = ${name} WHERE id = ${known.userId}`;
    await send(await notice(known, "password_changed"));
    await send(await reset(known.email));
    for (const mail of arrivedFor(known.email)) {
      expect(mail).toMatchObject({ envelope: { to: [known.email] }, to: [{ address: known.email }] });
      expect(mail.bcc).toBeUndefined();
      expect(mail.html).not.toMatch(/href="https:\/\/evil/);
    }
    expect(arrivedFor(known.email)).toHaveLength(2);
  });

  test("that is rolled back with its change is never sent", async () => {
    const known = await foyer.stranger();
    const undone = foyer.services.database.transaction(async (tx) => {
      await queueAccountNotice(foyer.services, tx, { userId: known.userId, purpose: "mfa_disabled" });
      throw new Error("changed my mind");
    });
    await expect(undone).rejects.toThrow("changed my mind");
    expect(await foyer.sql`SELECT 1 FROM account_messages WHERE user_id = ${known.userId}`).toEqual([]);
  });
});

describe("a server that does not take it", () => {
  test("for now: the reply is written down, and when it is tried again, and then it leaves", async () => {
    const known = await foyer.stranger();
    const id = await reset(known.email);
    mailbox.refuse(() => ({ code: 451, words: "greylisted, come back" }));
    await send(id);
    await send(id);
    expect(await stateOf(id)).toMatchObject({
      status: "retrying",
      attempts: 2,
      detail: "451 greylisted, come back",
    });
    mailbox.refuse(null);
    await send(id);
    expect(await stateOf(id)).toMatchObject({ status: "sent", attempts: 3 });
    expect(arrivedFor(known.email)).toHaveLength(1);
  });

  test("for good: final at once, with the reason, and the job is done", async () => {
    const known = await foyer.stranger();
    const id = await reset(known.email);
    mailbox.refuse(() => ({ code: 550, words: "no such mailbox" }));
    await send(id);
    mailbox.refuse(null);
    await send(id);
    expect(await stateOf(id)).toMatchObject({
      status: "bounced",
      attempts: 1,
      detail: "550 no such mailbox",
    });
  });

  test("for ten days: it is given up, and no day earlier", async () => {
    const known = await foyer.stranger();
    const id = await notice(known, "mfa_enabled");
    mailbox.refuse(() => ({ code: 421, words: "too busy" }));
    const passed = (days: number) =>
      foyer.sql`UPDATE account_messages SET queued_at = now() - make_interval(days => ${days}) WHERE id = ${id}`;
    await passed(9);
    await send(id);
    expect(await stateOf(id)).toMatchObject({ status: "retrying" });
    await passed(10);
    await send(id);
    expect(await stateOf(id)).toMatchObject({ status: "failed", attempts: 2, detail: "421 too busy" });
    mailbox.refuse(null);
  });

  test("in all its time: it is given up, with the last reply; one that has left is not", async () => {
    const known = await foyer.stranger();
    const [given, left] = [await reset(known.email), await notice(known, "mfa_enabled")];
    mailbox.refuse(() => ({ code: 421, words: "too busy" }));
    await send(given);
    mailbox.refuse(null);
    await send(left);
    for (const id of [given, left]) await giveUpAccountMessage(foyer.services, id);
    expect(await stateOf(given)).toMatchObject({ status: "failed", attempts: 1, detail: "421 too busy" });
    expect(await stateOf(left)).toMatchObject({ status: "sent" });
  });

  test("a process that dies between the hand-over and the note of it sends one duplicate, with the same Message-ID", async () => {
    const known = await foyer.stranger();
    const id = await reset(known.email);
    await send(id);
    await foyer.sql`UPDATE account_messages SET status = 'queued' WHERE id = ${id}`;
    await send(id);
    const ids = arrivedFor(known.email).map(({ messageId }) => messageId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids)).toEqual(new Set([`<${id}@foyer.example>`]));
  });
});

test("link in logs, database, dumps, queue: after everything that can happen to a reset, no table holds its link", async () => {
  const troubles: Error[] = [];
  const told: unknown[] = [];
  const onTrouble = (trouble: unknown) => void told.push(trouble);
  const worker = await openJobs({ url: foyer.url, mode: "work", onTrouble: (error) => troubles.push(error) });
  await worker.work(sendQueue, 5, ({ messageId }, job) =>
    sendAccountMessage(foyer.services, { ...post, onTrouble }, { messageId, ...job }),
  );
  const tokens = new Set<string>();
  const echo = (mail: Mail) => {
    tokens.add(tokenIn(mail));
    return `I will not have this: https://foyer.example/reset-password#${tokenIn(mail)}`;
  };
  try {
    const { auth } = visitor();
    const known = await foyer.stranger();
    await auth.requestPasswordReset({ email: known.email });
    const mail = await mailbox.next(({ envelope }) => envelope.to.includes(known.email));
    tokens.add(tokenIn(mail));
    await endOf(auth.resetPassword({ token: tokenIn(mail), password: "too short" }));
    await auth.resetPassword({ token: tokenIn(mail), password: chosen });
    await endOf(auth.resetPassword({ token: tokenIn(mail), password: chosen }));
    for (const [code, status] of [
      [451, "retrying"],
      [550, "bounced"],
    ] as const) {
      mailbox.refuse((refused) => ({ code, words: echo(refused) }));
      const { email } = await foyer.stranger();
      await auth.requestPasswordReset({ email });
      await expect
        .poll(() => foyer.sql`SELECT status FROM account_messages WHERE recipient = ${email}`, {
          timeout: 10_000,
        })
        .toEqual([{ status }]);
    }
  } finally {
    await worker.stop();
  }
  for (const { id } of await foyer.sql<{ id: string }>`SELECT id FROM account_messages`) {
    tokens.add(resetToken(foyer.services.keys.passwordReset, id));
  }
  const dump = await dumpOf(foyer.url);
  // It is a dump of what happened, and not of nothing.
  for (const word of ["account.password_reset", "account_message.send", "I will not have this"])
    expect(dump.text).toContain(word);
  for (const token of tokens) expect(tracesOfLink(token, dump)).toEqual([]);
  expect(tokens.size).toBeGreaterThan(3);
  const said = { text: inspect([troubles, told], { depth: 10, showHidden: true }) };
  expect(told.length).toBeGreaterThan(1);
  for (const token of tokens) expect(tracesOfLink(token, said)).toEqual([]);
});

test("the queue's jobs carry ids alone, by their own schemas", () => {
  const messageId = crypto.randomUUID();
  for (const { payload } of [sendQueue, giveUpQueue]) {
    expect(payload.safeParse({ messageId }).success).toBe(true);
    expect(payload.safeParse({ messageId, url: "https://foyer.example/reset-password#t" }).success).toBe(
      false,
    );
    expect(payload.safeParse({ messageId: "not an id" }).success).toBe(false);
  }
});

test("messages are kept for 90 days", async () => {
  const known = await foyer.stranger();
  const [old, young] = [await notice(known, "mfa_enabled"), await notice(known, "mfa_disabled")];
  await foyer.sql`UPDATE account_messages SET queued_at = now() - interval '91 days' WHERE id = ${old}`;
  await foyer.sql`UPDATE account_messages SET queued_at = now() - interval '89 days' WHERE id = ${young}`;
  expect(await cleanUp(foyer.services)).toMatchObject({ accountMessages: 1 });
  expect(await stateOf(old)).toBeUndefined();
  expect(await stateOf(young)).toBeDefined();
  // Its job may still be there.
  await expect(send(old)).resolves.toBeUndefined();
});

let addresses = 0;

/** Somebody from a network of their own: the limits count each by itself. */
function visitor() {
  addresses += 1;
  return foyer.callerFor(null, { ip: `198.18.0.${addresses}` });
}

function send(messageId: string): Promise<void> {
  return sendAccountMessage(foyer.services, post, { messageId });
}

/** Asks for a reset; answers the message's id. */
async function reset(email: string): Promise<string> {
  await visitor().auth.requestPasswordReset({ email });
  const [row] = await foyer.sql<{ id: string }>`
    SELECT id FROM account_messages WHERE recipient = ${email} ORDER BY id DESC LIMIT 1`;
  return row?.id ?? "";
}

/** Queues a notice; answers the message's id. */
async function notice({ userId }: Account, purpose: AccountNotice): Promise<string> {
  await foyer.services.database.transaction((tx) =>
    queueAccountNotice(foyer.services, tx, { userId, purpose }),
  );
  const [row] = await foyer.sql<{ id: string }>`
    SELECT id FROM account_messages WHERE user_id = ${userId} ORDER BY id DESC LIMIT 1`;
  return row?.id ?? "";
}

async function stateOf(id: string) {
  const [row] = await foyer.sql`SELECT status, attempts, detail FROM account_messages WHERE id = ${id}`;
  return row;
}

function arrivedFor(email: string): readonly Mail[] {
  return mailbox.all().filter(({ envelope }) => envelope.to.includes(email));
}
