import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { selfSignedCertificate } from "@foyer/testing/mail-servers/certificate";
import {
  type FaultySmtp,
  type FaultySmtpOptions,
  openFaultySmtp,
  type SmtpBehaviour,
} from "@foyer/testing/mail-servers/faulty-smtp";
import { knownToGraph, openGraph } from "@foyer/testing/mail-servers/graph";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { Mailer } from "./mailer.ts";
import { openMailer } from "./open-mailer.ts";
import type { SmtpSettings, SmtpSignIn } from "./provider-settings.ts";
import { smtpMailer } from "./smtp.ts";
import { failureOf, message } from "./test-message.ts";

const refuse = (at: "recipient" | "content", code: number, words: string) =>
  ({ kind: "refuse", at, code, words }) satisfies SmtpBehaviour;

describe("one server, one fault after the other [S3.10]", () => {
  let server: FaultySmtp;
  let mailer: Mailer;
  /** Its short patience is for the faults that would last otherwise; what must succeed has time. */
  let impatient: Mailer;

  beforeAll(async () => {
    server = await openFaultySmtp();
    mailer = smtpMailer({ url: server.url, maxConnections: 1 });
    const patience = { greeting: 200, silence: 300, message: 900 };
    impatient = smtpMailer({ url: server.url, maxConnections: 1, patience });
  });
  afterAll(async () => {
    await server.close();
    await mailer.close();
    await impatient.close();
  });

  test.each([
    [refuse("recipient", 421, "4.3.2 Shutting down"), { permanent: false, recipientRefused: false }],
    [refuse("recipient", 450, "4.2.0 Greylisted"), { permanent: false, recipientRefused: false }],
    [refuse("recipient", 451, "4.3.0 Try later"), { permanent: false, recipientRefused: false }],
    [refuse("recipient", 452, "4.2.2 Mailbox full"), { permanent: false, recipientRefused: false }],
    [refuse("recipient", 550, "5.1.1 No such user"), { permanent: true, recipientRefused: true }],
    [refuse("recipient", 550, "No such user"), { permanent: true, recipientRefused: true }],
    [refuse("recipient", 551, "5.1.6 Moved away"), { permanent: true, recipientRefused: true }],
    [refuse("recipient", 553, "5.1.3 Not an address"), { permanent: true, recipientRefused: true }],
    [refuse("recipient", 550, "5.2.1 Mailbox disabled"), { permanent: true, recipientRefused: true }],
    [refuse("recipient", 552, "5.2.2 Mailbox full"), { permanent: true, recipientRefused: false }],
    [
      refuse("recipient", 550, "5.7.1 Your network is on a list"),
      { permanent: true, recipientRefused: false },
    ],
    [refuse("recipient", 550, "5.1.8 Bad sender"), { permanent: true, recipientRefused: false }],
    [refuse("recipient", 554, "5.7.1 Relay denied"), { permanent: true, recipientRefused: false }],
    [refuse("content", 421, "4.3.2 Shutting down"), { permanent: false, recipientRefused: false }],
    [refuse("content", 451, "4.7.1 Try later"), { permanent: false, recipientRefused: false }],
    [refuse("content", 452, "4.3.1 Disk full"), { permanent: false, recipientRefused: false }],
    [refuse("content", 550, "5.1.1 Said late"), { permanent: true, recipientRefused: false }],
    [refuse("content", 552, "5.3.4 Too big"), { permanent: true, recipientRefused: false }],
    [refuse("content", 554, "5.7.1 Looks like spam"), { permanent: true, recipientRefused: false }],
  ] as const)("%j", async (fault, expected) => {
    const before = server.taken.length;
    server.behave(fault);
    const refusal = await failureOf(mailer.send(message));
    expect(refusal).toMatchObject(expected);
    expect(refusal.reply).toBe(`${fault.code} ${fault.words}`);
    expect(server.taken).toHaveLength(before);

    server.behave({ kind: "accept" });
    await expect(mailer.send(message)).resolves.toHaveProperty("reply");
    expect(server.taken).toHaveLength(before + 1);
  });

  test.each([
    { kind: "hang" },
    { kind: "tarpit", every: 20 },
    { kind: "drop", message: "lost" },
  ] satisfies SmtpBehaviour[])("%j is temporary, and the next message leaves", async (fault) => {
    const before = server.taken.length;
    server.behave(fault);
    expect(await failureOf(impatient.send(message))).toMatchObject({
      permanent: false,
      recipientRefused: false,
    });
    expect(server.taken).toHaveLength(before);
    server.behave({ kind: "accept" });
    await expect(mailer.send(message)).resolves.toHaveProperty("reply");
  });

  test("taken without a word: temporary, and what follows has the same Message-ID", async () => {
    const before = server.taken.length;
    server.behave(({ to }) =>
      to === message.to.address ? { kind: "drop", message: "taken" } : { kind: "accept" },
    );
    expect((await failureOf(mailer.send(message))).permanent).toBe(false);
    server.behave({ kind: "accept" });
    await mailer.send(message);
    const copies = server.taken.slice(before).map(({ messageId }) => messageId);
    expect(copies).toEqual([message.messageId, message.messageId]);
  });

  test("taken, answered and cut off: sent, and the next message takes another connection", async () => {
    server.behave({ kind: "drop", message: "answered" });
    await expect(mailer.send(message)).resolves.toHaveProperty("reply");
    server.behave({ kind: "accept", after: 50 });
    await expect(mailer.send(message)).resolves.toHaveProperty("reply");
  });

  test("switched off, at the door, and back again", async () => {
    await server.goDown();
    expect((await failureOf(mailer.send(message))).reply).toMatch(/ECONNREFUSED/);
    await server.comeBack();
    for (const door of ["busy", "silent", "slams"] as const) {
      server.receive(door);
      expect((await failureOf(impatient.send(message))).permanent).toBe(false);
      expect((await failureOf(impatient.check())).permanent).toBe(false);
    }
    server.receive("open");
    await expect(mailer.send(message)).resolves.toHaveProperty("reply");
    await mailer.check();
  });

  test("the envelope's sender is the return path, the message's stays who it is", async () => {
    await mailer.send({ ...message, returnPath: "bounces+42@acme.example", deliveryId: "42" });
    const arrived = server.taken.at(-1);
    expect(arrived).toMatchObject({ from: "bounces+42@acme.example", to: [message.to.address] });
    expect(arrived?.headers).toMatch(/^From: Acme <invitations@acme\.example>\r$/m);
    expect(arrived?.headers).not.toMatch(/bounces|42@/);
  });
});

describe("TLS", () => {
  const certificate = selfSignedCertificate();
  const trusted = getCACertificates();

  test.each([
    ["tls", "tls"],
    ["starttls", "starttls"],
    ["starttls", "opportunistic"],
  ] as const)(
    "a server with %s, asked for %s: only with a certificate that somebody vouches for",
    async (tls, security) => {
      const { server, open } = await opened({ tls, certificate });
      const refusal = await failureOf(open({ host: "localhost", security }).send(message));
      expect(refusal).toMatchObject({ permanent: false, reply: expect.stringMatching(/certificate/) });
      expect(server.taken).toEqual([]);

      setDefaultCACertificates([...trusted, certificate.cert]);
      onTestFinished(() => setDefaultCACertificates(trusted));
      await open({ host: "localhost", security }).send(message);
      expect(server.taken).toMatchObject([{ secure: true }]);

      // Vouched for, but for another host.
      const other = await failureOf(open({ host: "127.0.0.1", security }).send(message));
      expect(other).toMatchObject({ permanent: false, reply: expect.stringMatching(/certificate/) });
    },
  );

  test("where STARTTLS is insisted on and refused, nothing is said in the clear", async () => {
    const { server, open } = await opened();
    const mailer = open({
      security: "starttls",
      signIn: { by: "password", username: "acme", password: "s3cret" },
    });
    expect((await failureOf(mailer.send(message))).permanent).toBe(false);
    expect(server.signIns).toEqual([]);
    await open({ security: "opportunistic" }).send(message);
    expect(server.taken).toMatchObject([{ secure: false }]);
  });
});

describe("signing in", () => {
  test("by password", async () => {
    const { server, open } = await opened();
    await open({ signIn: { by: "password", username: "acme", password: "s3cret pass" } }).send(message);
    expect(server.signIns).toEqual([{ method: "PLAIN", username: "acme", secret: "s3cret pass" }]);
  });

  test("a password that the server repeats is not repeated by us", async () => {
    const { server, open } = await opened();
    server.behave(
      refuse("content", 554, `No: s3cret-pass, ${Buffer.from("\0acme\0s3cret-pass").toString("base64")}`),
    );
    const mailer = open({ signIn: { by: "password", username: "acme", password: "s3cret-pass" } });
    const refusal = await failureOf(mailer.send(message));
    expect(refusal.reply).toBe("554 No: …, …");
    expect(`${refusal.stack} ${String(refusal.cause)}`).not.toContain("s3cret");
  });

  const oauth2: SmtpSignIn = {
    by: "oauth2",
    username: "invitations@acme.example",
    issuer: "microsoft",
    tenantId: knownToGraph.tenantId,
    clientId: knownToGraph.clientId,
    clientSecret: knownToGraph.clientSecret,
    refreshToken: knownToGraph.refreshToken,
  };

  test.each(["microsoft", "google"] as const)(
    "by a token of %s: one for all connections, and a fresh one where it is refused",
    async (issuer) => {
      const graph = await openGraph();
      onTestFinished(() => graph.close());
      const { server, open } = await opened();
      let good = `token-1-${knownToGraph.clientId}`;
      server.know(({ secret }) => secret === good);
      const mailer = open({ signIn: { ...oauth2, issuer } }, graph.url);
      await Promise.all(Array.from({ length: 5 }, () => mailer.send(message)));
      expect(graph.tokens.given()).toBe(1);
      expect(new Set(server.signIns.map(({ method, username }) => `${method} ${username}`))).toEqual(
        new Set(["XOAUTH2 invitations@acme.example"]),
      );

      good = `token-2-${knownToGraph.clientId}`;
      await server.goDown();
      await server.comeBack();
      await mailer.send(message);
      expect(graph.tokens.given()).toBe(2);
      expect(server.taken).toHaveLength(6);
    },
  );

  test("an access token that the server repeats as it was told it is not repeated by us", async () => {
    const graph = await openGraph();
    onTestFinished(() => graph.close());
    const { server, open } = await opened();
    const told = `user=${oauth2.username}\x01auth=Bearer token-1-${knownToGraph.clientId}\x01\x01`;
    server.behave(refuse("content", 554, `What is AUTH XOAUTH2 ${Buffer.from(told).toString("base64")}?`));
    const refusal = await failureOf(open({ signIn: oauth2 }, graph.url).send(message));
    expect(refusal.reply).toBe("554 What is AUTH XOAUTH2 …?");
  });

  test("by a refresh token that has ended: the mail waits, with the issuer's words and without the token", async () => {
    const graph = await openGraph();
    onTestFinished(() => graph.close());
    const { server, open } = await opened();
    const mailer = open({ signIn: { ...oauth2, refreshToken: "ended-refresh-token" } }, graph.url);
    for (const act of [mailer.check(), mailer.send(message)]) {
      const refusal = await failureOf(act);
      expect(refusal).toMatchObject({
        permanent: false,
        reply: expect.stringContaining("400 invalid_grant: Token has been expired or revoked."),
      });
      expect(`${refusal.reply} ${refusal.stack}`).not.toContain("ended-refresh-token");
    }
    expect(server.signIns).toEqual([]);
  });

  test("nothing is sent unsigned to a server that takes no sign-in", async () => {
    const { server, open } = await opened({ withoutSignIn: true });
    const mailer = open({ signIn: { by: "password", username: "acme", password: "s3cret" } });
    expect((await failureOf(mailer.send(message))).permanent).toBe(false);
    expect(server.taken).toEqual([]);
  });
});

async function opened(options: FaultySmtpOptions = {}) {
  const server = await openFaultySmtp(options);
  onTestFinished(() => server.close());
  const open = (changes: Partial<SmtpSettings>, tokenUrl?: string): Mailer => {
    const mailer = openMailer(
      {
        provider: "smtp",
        host: server.host,
        port: server.port,
        security: "opportunistic",
        signIn: null,
        ...changes,
      },
      { network: "any", endpoints: { googleToken: tokenUrl, microsoftToken: tokenUrl } },
    );
    onTestFinished(() => mailer.close());
    return mailer;
  };
  return { server, open };
}
