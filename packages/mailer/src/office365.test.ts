import { graphError, knownToGraph, openGraph } from "@foyer/testing/mail-servers/graph";
import PostalMime from "postal-mime";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openMailer } from "./open-mailer.ts";
import type { Office365Settings } from "./provider-settings.ts";
import { failureOf, message } from "./test-message.ts";

const { tenantId, clientId, clientSecret, sender } = knownToGraph;

describe("a message through Microsoft Graph [S3.10]", () => {
  test("arrives as MIME, from the mailbox, with its Message-ID", async () => {
    const { graph, mailer } = await office365();
    await expect(mailer.send(message)).resolves.toEqual({ reply: "202 Accepted" });
    expect(graph.taken.map(({ sender: from }) => from)).toEqual([sender]);
    const mail = await PostalMime.parse(graph.taken[0]?.source ?? "");
    expect(mail).toMatchObject({
      from: message.from,
      to: [message.to],
      subject: message.subject,
      messageId: `<${message.messageId}>`,
    });
    expect(mail.html?.trim()).toBe(message.html);
  });

  test("of 40 at once no more than 4 are under way, and one token is enough for all", async () => {
    const { graph, mailer } = await office365();
    await Promise.all(Array.from({ length: 5 }, () => mailer.send(message)));
    const letGo = graph.hold();
    const sent = Promise.all(Array.from({ length: 40 }, () => mailer.send(message)));
    await vi.waitFor(() => expect(graph.inHand()).toBe(4));
    letGo();
    await sent;
    expect(graph.taken).toHaveLength(45);
    expect(graph.mostAtOnce()).toBe(4);
    expect(graph.tokens.given()).toBe(1);
  });

  test("a token is renewed shortly before its end", async () => {
    const { graph, mailer } = await office365();
    graph.tokens.setLifetime(3_600);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    onTestFinished(() => void vi.useRealTimers());
    await mailer.send(message);
    vi.setSystemTime(Date.now() + 3_539_000);
    await mailer.send(message);
    expect(graph.tokens.given()).toBe(1);
    vi.setSystemTime(Date.now() + 2_000);
    await mailer.send(message);
    expect(graph.tokens.given()).toBe(2);
  });

  test("tokens that were ended before their time are renewed once for all who meet that", async () => {
    const { graph, mailer } = await office365();
    await mailer.send(message);
    graph.tokens.revokeAll();
    await Promise.all(Array.from({ length: 8 }, () => mailer.send(message)));
    expect(graph.taken).toHaveLength(9);
    expect(graph.tokens.given()).toBe(2);
  });

  test("a token that is refused again and again is a matter of settings", async () => {
    const { graph, mailer } = await office365();
    graph.behave(() => graphError(401, "InvalidAuthenticationToken", "Access token is not valid."));
    await expect(failureOf(mailer.send(message))).resolves.toMatchObject({
      permanent: false,
      reply: expect.stringContaining("401 InvalidAuthenticationToken"),
    });
    expect(graph.tokens.given()).toBe(2);
  });
});

describe("what Graph refuses", () => {
  test.each([
    [400, "ErrorInvalidRecipients", { permanent: true, recipientRefused: true }],
    [400, "ErrorMessageSizeExceeded", { permanent: true, recipientRefused: false }],
    [400, "ErrorQuotaExceeded", { permanent: false, recipientRefused: false }],
    [403, "ErrorAccessDenied", { permanent: false, recipientRefused: false }],
    [403, "ErrorSendAsDenied", { permanent: false, recipientRefused: false }],
    [404, "MailboxNotEnabledForRESTAPI", { permanent: false, recipientRefused: false }],
    [404, "ErrorInvalidUser", { permanent: false, recipientRefused: false }],
    [500, "ErrorInternalServerError", { permanent: false, recipientRefused: false }],
    [503, "ErrorInvalidRecipients", { permanent: false, recipientRefused: false }],
  ])("%i %s", async (status, code, expected) => {
    const { graph, mailer } = await office365();
    graph.behave(() => graphError(status, code, "So it is."));
    const refusal = await failureOf(mailer.send(message));
    expect(refusal).toMatchObject({ ...expected, reply: `${status} ${code}: So it is.` });
  });

  test.each([
    ["429 with seconds", 429, () => "120", 120],
    ["429 with a date", 429, () => new Date(Date.now() + 90_000).toUTCString(), 90],
    ["503 with a date that is over", 503, () => new Date(Date.now() - 90_000).toUTCString(), 0],
    ["429 with neither", 429, () => "soon", null],
  ])("%s says when to come back", async (_what, status, header, seconds) => {
    const { graph, mailer } = await office365();
    graph.behave(() => ({
      ...graphError(status, "ApplicationThrottled", "Application is over its MailboxConcurrency limit."),
      headers: { "retry-after": header() },
    }));
    const refusal = await failureOf(mailer.send(message));
    expect(refusal.permanent).toBe(false);
    if (seconds === null) expect(refusal.retryAfterSeconds).toBeNull();
    else expect(Math.abs((refusal.retryAfterSeconds ?? -1) - seconds)).toBeLessThanOrEqual(5);
  });

  test("an answer that is none, too much of one, a hang-up and silence are all temporary", async () => {
    const { graph, mailer } = await office365({ patience: 1_000 });
    graph.behave((number) => {
      if (number === 1) return { status: 200, body: "<html>Sign in to the hotel's network</html>" };
      if (number === 2) return { status: 400, body: "x".repeat(5_000_000) };
      return number === 3 ? "hang up" : "silence";
    });
    for (const reply of [/^200 <html>/, /^400 x{100}/, /^127\.0\.0\.1:\d+: /, /no final answer within 1 s/]) {
      const refusal = await failureOf(mailer.send(message));
      expect(refusal).toMatchObject({ permanent: false, reply: expect.stringMatching(reply) });
      expect(refusal.reply.length).toBeLessThanOrEqual(500);
    }
  });

  test("a redirect is not followed: the token is for Microsoft alone", async () => {
    const { graph, mailer } = await office365();
    const elsewhere = await openGraph();
    onTestFinished(() => elsewhere.close());
    graph.behave(() => ({ status: 307, headers: { location: `${elsewhere.url}/v1.0/users/x/sendMail` } }));
    await expect(failureOf(mailer.send(message))).resolves.toMatchObject({ permanent: false });
    expect(elsewhere.mostAtOnce()).toBe(0);
  });
});

describe("signing in", () => {
  test("check finds all in order and sends nothing", async () => {
    const { graph, mailer } = await office365();
    await mailer.check();
    expect(graph.taken).toEqual([]);
  });

  test.each([
    ["the secret", { clientSecret: "wrong-secret~2" }, /401 invalid_client: AADSTS7000215/],
    ["the application", { clientId: "another" }, /400 unauthorized_client: AADSTS700016/],
    ["the directory", { tenantId: "other.example" }, /400 invalid_request: AADSTS90002/],
    ["the mailbox", { sender: "nobody@acme.example" }, /404 ErrorInvalidUser/],
  ])("with %s wrong: the mail waits, with Microsoft's words", async (_what, changes, reply) => {
    const { mailer } = await office365({ changes });
    for (const act of [mailer.check(), mailer.send(message)]) {
      const refusal = await failureOf(act);
      expect(refusal).toMatchObject({ permanent: false, recipientRefused: false });
      expect(refusal.reply).toMatch(reply);
    }
  });

  test("a secret or a token that the provider repeats is not repeated by us", async () => {
    const { mailer } = await office365({ changes: { clientSecret: "wrong-secret~2" } });
    const refusal = await failureOf(mailer.send(message));
    expect(refusal.reply).toContain("AADSTS7000215");
    expect(everythingIn(refusal)).not.toContain("wrong-secret");

    const { graph, mailer: another } = await office365();
    graph.behave(() => graphError(403, "ErrorAccessDenied", `No: Bearer token-1-${clientId}.`));
    expect(everythingIn(await failureOf(another.send(message)))).not.toContain("token-1");
  });

  test.each([
    ["no JSON", { status: 200, body: "welcome" } as const],
    ["no token", { status: 200, body: { token_type: "Bearer" } } as const],
    ["a token that would be another header", { status: 200, body: { access_token: "a\r\nX: b" } } as const],
    ["silence", "silence" as const],
    ["a hang-up", "hang up" as const],
  ])("%s in place of a token is temporary", async (_what, answer) => {
    const { graph, mailer } = await office365({ patience: 500 });
    graph.behaveAtSignIn(() => answer);
    await expect(failureOf(mailer.send(message))).resolves.toMatchObject({ permanent: false });
    graph.behaveAtSignIn(null);
    await expect(mailer.send(message)).resolves.toHaveProperty("reply");
  });
});

test("what is let go of waits for no turn; after close nothing leaves", async () => {
  const { graph, mailer } = await office365();
  const letGo = graph.hold();
  const held = Array.from({ length: 4 }, () => mailer.send(message));
  const giveUp = new AbortController();
  const fifth = failureOf(mailer.send(message, giveUp.signal));
  giveUp.abort();
  await expect(fifth).resolves.toMatchObject({ permanent: false });
  letGo();
  await mailer.close();
  await Promise.all(held);
  expect(graph.taken).toHaveLength(4);
  await expect(failureOf(mailer.send(message))).resolves.toMatchObject({ permanent: false });
});

async function office365({
  changes = {},
  patience = 20_000,
}: {
  readonly changes?: Partial<Office365Settings>;
  readonly patience?: number;
} = {}) {
  const graph = await openGraph();
  const endpoints = { office365Login: graph.url, office365Graph: graph.url };
  const settings: Office365Settings = { provider: "office365", tenantId, clientId, clientSecret, sender };
  const mailer = openMailer({ ...settings, ...changes }, { network: "public", endpoints, patience });
  onTestFinished(async () => {
    await graph.close();
    await mailer.close();
  });
  return { graph, mailer };
}

function everythingIn(error: Error): string {
  return [error.message, error.stack, JSON.stringify(error), String(error.cause)].join("\n");
}
