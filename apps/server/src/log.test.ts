import { openDatabase } from "@foyer/db/database";
import { resetToken } from "@foyer/domain/accounts/reset-link";
import { openSessions } from "@foyer/domain/accounts/sessions";
import type { Services } from "@foyer/domain/context";
import { readLinkToken } from "@foyer/domain/invitations/link";
import { openLimits } from "@foyer/domain/limits";
import { optOutToken } from "@foyer/domain/mail/opt-out-link";
import { type Jobs, openJobs } from "@foyer/jobs/jobs";
import { smtpMailer } from "@foyer/mailer/smtp";
import { tracesOfLink } from "@foyer/testing/dump";
import { password } from "@foyer/testing/factories";
import { type Mailbox, openMailbox, tokenIn } from "@foyer/testing/mailbox";
import { testFoyer } from "@foyer/testing/test-foyer";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Gate, openGate } from "../test/gate.ts";
import { testApp } from "../test/test-app.ts";
import { visitorOf } from "../test/visitor.ts";
import { openLog } from "./log.ts";
import { openPost } from "./workers/post.ts";
import { startWorkers } from "./workers/start-workers.ts";

const foyer = testFoyer();

const lines: string[] = [];
const log = openLog("trace", { write: (line) => void lines.push(line) });

let gate: Gate;
let mailbox: Mailbox;
let services: Services;
let jobs: Jobs;
const endings: (() => Promise<void>)[] = [];

beforeAll(async () => {
  gate = await openGate(foyer.url);
  endings.push(() => gate.close());
  mailbox = await openMailbox();
  endings.push(() => mailbox.close());
  const database = openDatabase({ url: gate.url, connections: 5 });
  endings.push(() => database.close());
  jobs = await openJobs({
    url: foyer.url,
    mode: "work",
    onTrouble: (error) => log.error({ error }, "queue"),
  });
  services = {
    database,
    jobs,
    limits: openLimits(database),
    sessions: openSessions(database, { secure: true }),
    keys: foyer.services.keys,
    mail: { ...foyer.services.mail, open: async () => smtpMailer({ url: mailbox.url }) },
    messageCaps: foyer.services.messageCaps,
    activity: foyer.services.activity,
    webhooks: foyer.services.webhooks,
    publicUrl: foyer.services.publicUrl,
  };
  const post = await openPost(services, log);
  endings.push(() => post.office.close());
  await startWorkers(services, jobs, post, log);
  endings.push(() => jobs.stop());
});
afterAll(async () => {
  for (const end of endings.reverse()) await end();
});

const app = testApp(() => ({ services, log }));

test("from the invitation to the last refusal, no log line holds a token, a cookie, a password or an e-mail's text", async () => {
  const secrets = new Set<string>();
  const tokens = new Set<string>();
  const newPassword = "violet lighthouse orbit";
  const message = "the message that is meant for Grace alone";
  for (const each of [password, newPassword, message, "a wrong guess"]) secrets.add(each);

  const owner = await foyer.owner();
  const { organizationId } = owner;
  const host = await visitorOf(app(), { services, account: owner });
  const guest = await visitorOf(app(), { services });
  const target = { kind: "organization", organizationId, role: "member" };
  const invite = async () => {
    const email = foyer.address();
    await host.rest("invitations.create", { target, email, message });
    const mail = await mailbox.next(({ envelope }) => envelope.to.includes(email));
    const token = tokenIn(mail);
    tokens.add(token);
    return { email, token };
  };

  const { email, token } = await invite();
  await guest.rest("invitations.view", { token }); // its token stands in the address
  await guest.trpc("invitations.view", { token });
  await guest.rest("invitations.recordOpened", { token });
  await guest.trpc("invitations.accept", { token, name: "Grace", password: "a wrong guess" });
  const accepted = await guest.rest("invitations.accept", { token, name: "Grace", password: newPassword });
  noteCookies(accepted.headers);
  await guest.rest("auth.signIn", { email, password: "a wrong guess" });
  noteCookies((await guest.rest("auth.signIn", { email, password: newPassword })).headers);
  await host.rest("account.changePassword", { currentPassword: "a wrong guess", newPassword });

  // Where no route is, or the request is broken.
  const open = await invite();
  for (const request of [
    { url: `/api/invitations/verify/${open.token}/more` },
    { url: `/api/invitations/verify/${open.token}%` },
    { url: `/nowhere/${open.token}?token=${open.token}` },
    { url: `/trpc/${open.token}` },
    { url: `/trpc/invitations.view/${open.token}` },
    { url: `/trpc/auth.me,${open.token}?batch=1&input={"0":"${open.token}"}` },
    { url: `/trpc/${open.token}%` },
    { url: `/accept?token=${open.token}` },
  ]) {
    await guest.ask({ ...request, headers: { referer: `https://foyer.example/accept#${open.token}` } });
  }
  for (const url of ["/api/invitations/accept", "/trpc/invitations.accept", "/api/auth/sign-in"]) {
    for (const payload of [
      `{"token":"${open.token}","password":"${newPassword}"`,
      `{"token":"${open.token}","password":"${newPassword}","unknown":1}`,
      `["${open.token}","${newPassword}"]`,
      `"${open.token} ${newPassword}"`,
    ]) {
      await guest.ask({ method: "POST", url, headers: { "content-type": "application/json" }, payload });
    }
  }
  await guest.ask({ url: "/api/auth/me", headers: { authorization: `Bearer ${open.token}` } });

  // The link that ends invitations, which mail clients send in the address.
  const { invitationId } = readLinkToken(services.keys.invitationLink, open.token);
  const optOut = optOutToken(services, { invitationId, number: 1 });
  tokens.add(optOut);
  for (const payload of ["List-Unsubscribe=Perhaps", "List-Unsubscribe=One-Click"]) {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    await guest.ask({ method: "POST", url: `/opt-out/${optOut}`, headers, payload });
  }
  await guest.ask({ url: `/opt-out/${optOut}` });
  await guest.ask({ url: `/opt-out/${optOut}%` });
  await guest.rest("mail.optOut.view", { token: optOut });
  await guest.trpc("mail.optOut.undo", { token: optOut });

  // A link to a new password, good and used up.
  await guest.rest("auth.requestPasswordReset", { email });
  const mail = await mailbox.next(
    (each) => each.envelope.to.includes(email) && /password/.test(each.subject ?? ""),
  );
  const reset = tokenIn(mail);
  tokens.add(reset);
  secrets.add("another lighthouse orbit");
  for (const wish of ["too short", "another lighthouse orbit", "another lighthouse orbit"]) {
    await guest.rest("auth.resetPassword", { token: reset, password: wish });
    await guest.trpc("auth.resetPassword", { token: reset, password: wish });
  }
  await guest.ask({ url: `/reset-password/${reset}?token=${reset}` });

  // Where the database has gone, with the token in hand.
  await gate.shut();
  for (const procedure of ["invitations.view", "invitations.accept", "invitations.decline"]) {
    const input = {
      token: open.token,
      ...(procedure === "invitations.accept" && { name: "Eve", password: newPassword }),
    };
    expect(await guest.rest(procedure, input)).toMatchObject({ status: 503 });
    expect(await guest.trpc(procedure, input)).toMatchObject({ status: 503 });
  }
  expect(await guest.rest("auth.signIn", { email, password: newPassword })).toMatchObject({ status: 503 });
  expect(await guest.rest("auth.resetPassword", { token: reset, password: newPassword })).toMatchObject({
    status: 503,
  });
  await gate.open();

  // Where the mail server repeats what it refuses.
  for (const code of [451, 550]) {
    mailbox.refuse((mail) => {
      const refused = tokenIn(mail);
      tokens.add(refused);
      return { code, words: `No, not https://foyer.example/accept#${refused}` };
    });
    const address = foyer.address();
    await host.rest("invitations.create", { target, email: address, message });
    await expect
      .poll(async () => (await foyer.sql`SELECT status FROM deliveries WHERE recipient = ${address}`)[0])
      .toMatchObject({ status: code === 451 ? "retrying" : "bounced" });
  }
  await jobs.stop();

  const text = lines.join("");
  // It is a log of all that, and not of nothing.
  for (const word of [
    "/api/invitations/verify/:token",
    "/opt-out/:token",
    "invitations.accept",
    "request failed",
    "a message was not taken",
  ])
    expect(text).toContain(word);
  for (const each of tokens) expect(tracesOfLink(each, { text })).toEqual([]);
  for (const secret of secrets) expect([secret, text.includes(secret)]).toEqual([secret, false]);
  expect(tokens.size).toBeGreaterThan(3);
  expect(secrets.size).toBeGreaterThan(4);

  function noteCookies(headers: Readonly<Record<string, unknown>>): void {
    const [value] = /(?<=foyer_session=)[\w-]{40,}/.exec(String(headers["set-cookie"])) ?? [];
    if (value === undefined) throw new Error("There should have been a cookie.");
    secrets.add(value);
  }
});

test("what gets into a line by name is struck out", () => {
  lines.length = 0;
  log.info({ token: "hush", password: "hush", input: { token: "hush", cookie: "hush" } }, "a line");
  log.warn({ headers: { authorization: "hush", cookie: "hush" } });
  expect(lines.join("")).not.toContain("hush");
});

test.each([
  ["an invitation's", () => foyer.linkOf(crypto.randomUUID())],
  ["an opt-out's", () => optOutToken(foyer.services, { invitationId: crypto.randomUUID(), number: 1 })],
  ["a reset's", () => resetToken(foyer.services.keys.passwordReset, crypto.randomUUID())],
])("an error is told with its causes, and without the tokens in them: %s", (_, tokenOf) => {
  lines.length = 0;
  const token = tokenOf();
  const error = new Error(`at ${token}`, { cause: new TypeError(`because of ${token}`) });
  log.error({ error }, "failed");
  log.error({ error: `${token} as text` }, "failed");
  log.error({ error: { token, why: token } }, "failed");
  const text = lines.join("");
  expect(text).toContain("because of [redacted]");
  expect(text).toContain("log.test.ts");
  expect(tracesOfLink(token, { text })).toEqual([]);
});

test("a line is JSON, with a time that sorts and a level that reads", () => {
  lines.length = 0;
  log.info({ number: 1 }, "said");
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    level: "info",
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    number: 1,
    msg: "said",
  });
});
