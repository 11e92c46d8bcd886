import { openMailer } from "@foyer/mailer/open-mailer";
import { smtpSettings } from "@foyer/mailer/smtp-settings";
import type { Person } from "@foyer/testing/factories";
import { selfSignedCertificate } from "@foyer/testing/mail-servers/certificate";
import { type FaultySmtp, openFaultySmtp } from "@foyer/testing/mail-servers/faulty-smtp";
import { type Graph, graphError, knownToGraph, openGraph } from "@foyer/testing/mail-servers/graph";
import {
  type Mailtrap,
  mailtrapError,
  mailtrapKey,
  openMailtrap,
} from "@foyer/testing/mail-servers/mailtrap";
import { endOf } from "@foyer/testing/refusals";
import { testFoyer } from "@foyer/testing/test-foyer";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Services } from "../../context.ts";
import { deriveKeys } from "../../keys.ts";

const foyer = testFoyer();

let smtp: FaultySmtp;
let encrypted: FaultySmtp;
let graph: Graph;
let mailtrap: Mailtrap;

beforeAll(async () => {
  smtp = await openFaultySmtp({ keepSources: true });
  encrypted = await openFaultySmtp({ tls: "starttls", certificate: selfSignedCertificate() });
  graph = await openGraph();
  mailtrap = await openMailtrap();
  // Takes seconds where much else is going on.
  await import("./send-test-message.ts");
});
afterAll(() => Promise.all([smtp, encrypted, graph, mailtrap].map((server) => server.close())));

/** Real ways out, to servers on this machine. */
function waysOut(network: "public" | "any" = "any"): Services["mail"] {
  return {
    ...foyer.services.mail,
    open: async (settings) =>
      openMailer(settings ?? smtpSettings(smtp.url), {
        network: settings ? network : "any",
        endpoints: { office365Login: graph.url, office365Graph: graph.url, mailtrap: mailtrap.url },
      }),
  };
}

async function trying(services: Partial<Services> = { mail: waysOut() }) {
  const owner = await foyer.owner();
  const { organizationId } = owner;
  const { settings } = foyer.callerFor(owner, { services }).mail;
  return {
    owner,
    organizationId,
    settings,
    test: () => settings.test({ organizationId }),
    update: (wish: Omit<Parameters<typeof settings.update>[0], "organizationId">) =>
      settings.update({ organizationId, ...wish }),
  };
}

const toSmtp = (port: number) => ({
  provider: "smtp" as const,
  smtp: {
    host: "127.0.0.1",
    port,
    security: "opportunistic" as const,
    username: "ada",
    password: "the password",
  },
});

const toGraph = {
  provider: "office365" as const,
  office365: {
    tenantId: knownToGraph.tenantId,
    clientId: knownToGraph.clientId,
    sender: knownToGraph.sender,
    clientSecret: knownToGraph.clientSecret,
  },
};

const lastTo = ({ email }: Person) => smtp.taken.filter(({ to }) => to.includes(email));

describe("a test message", () => {
  test("goes to whoever asked and to nobody else, by the saved settings, with the provider's own words [S3.10]", async () => {
    const { owner, test: trial, update } = await trying();
    smtp.know(({ username, secret }) => username === "ada" && secret === "the password");
    await update({ ...toSmtp(smtp.port), from: { email: "me@example.org", name: "Acme" } });
    expect(await trial()).toEqual({
      ok: true,
      provider: "smtp",
      to: owner.email,
      reply: expect.stringMatching(/^250 /),
      advice: null,
    });
    const [mail, ...others] = lastTo(owner);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ from: "me@example.org", to: [owner.email] });
    expect(mail?.source).toContain("From: Acme <me@example.org>");
    // A test brings nothing that could be clicked.
    expect(mail?.source).not.toMatch(/<a |href/);
  });

  test("by the server's own way comes from the server's address; what to mend is not the organization's", async () => {
    const { owner, test: trial, update } = await trying();
    await update({ from: { email: "me@example.org", name: "Acme" } });
    expect(await trial()).toMatchObject({ ok: true, provider: "server_default", to: owner.email });
    expect(lastTo(owner)).toMatchObject([{ from: "foyer@example.com" }]);
    smtp.behave({ kind: "refuse", at: "recipient", code: 554, words: "5.7.1 Relay access denied" });
    expect(await trial()).toMatchObject({
      ok: false,
      reply: expect.stringContaining("Relay access denied"),
      advice: expect.stringMatching(/^This is for whoever runs this Foyer\./),
    });
    smtp.behave({ kind: "accept" });
  });

  test("that a server refuses says what to mend: password, port, certificate [S3.10]", async () => {
    const { test: trial, update } = await trying();
    await update({ ...toSmtp(smtp.port), smtp: { ...toSmtp(smtp.port).smtp, password: "a wrong one" } });
    expect(await trial()).toMatchObject({
      ok: false,
      reply: expect.stringContaining("535 5.7.8"),
      advice: expect.stringContaining("Username or password"),
    });
    await update({ smtp: { security: "tls" } });
    expect(await trial()).toMatchObject({ ok: false, advice: expect.stringContaining("Choose STARTTLS") });
    await update({ smtp: { security: "starttls" } });
    expect(await trial()).toMatchObject({ ok: false, advice: expect.stringContaining("does not begin TLS") });
    await update({ smtp: { port: encrypted.port } });
    expect(await trial()).toMatchObject({ ok: false, advice: expect.stringContaining("certificate") });
    await update({ smtp: { port: 1 } });
    expect(await trial()).toMatchObject({ ok: false, advice: expect.stringContaining("Nothing listens") });
  });

  test("by Office 365 tells an application that may not send from one whose secret is wrong [S3.10]", async () => {
    const { owner, test: trial, update } = await trying();
    await update(toGraph);
    expect(await trial()).toMatchObject({ ok: true, provider: "office365", to: owner.email });
    expect(graph.taken.at(-1)).toMatchObject({ sender: knownToGraph.sender });
    graph.behave(() => graphError(403, "ErrorAccessDenied", "Access is denied."));
    expect(await trial()).toMatchObject({ ok: false, advice: expect.stringContaining("Mail.Send") });
    await update({ office365: { clientSecret: "not the secret at all" } });
    const refused = await trial();
    expect(refused).toMatchObject({
      ok: false,
      reply: expect.stringContaining("AADSTS7000215"),
      advice: expect.stringContaining("not its id"),
    });
    // This one repeats the secret in what it says.
    expect(JSON.stringify(refused)).not.toContain("not the secret at all");
  });

  test("by Mailtrap tells a wrong key from a domain that is not verified [S3.10]", async () => {
    const { owner, test: trial, update } = await trying();
    await update({ provider: "mailtrap", mailtrap: { apiKey: mailtrapKey } });
    expect(await trial()).toMatchObject({ ok: true, provider: "mailtrap" });
    expect(mailtrap.taken.at(-1)?.to).toMatchObject([{ email: owner.email }]);
    mailtrap.behave(() => mailtrapError(403, "Sending from domain example.com is not allowed"));
    expect(await trial()).toMatchObject({ ok: false, advice: expect.stringContaining("verified") });
    await update({ mailtrap: { apiKey: "another" } });
    expect(await trial()).toMatchObject({ ok: false, advice: expect.stringContaining("API key") });
  });

  test("does not reach into the private network, and says so [S4.8]", async () => {
    const { test: trial, update } = await trying({ mail: waysOut("public") });
    const before = smtp.connections();
    for (const host of ["127.0.0.1", "localhost"]) {
      await update({ ...toSmtp(smtp.port), smtp: { ...toSmtp(smtp.port).smtp, host } });
      expect(await trial()).toMatchObject({
        ok: false,
        advice: expect.stringContaining("private network"),
      });
    }
    expect(smtp.connections()).toBe(before);
  });

  test("is not sent where the secrets can't be read: by no other way either [S4.8]", async () => {
    const { owner, update } = await trying();
    await update(toSmtp(smtp.port));
    const keys = deriveKeys(["a secret that somebody has put in the place of the other"]);
    const { settings } = foyer.callerFor(owner, { services: { keys, mail: waysOut() } }).mail;
    expect(await settings.test({ organizationId: owner.organizationId })).toMatchObject({
      ok: false,
      provider: "smtp",
      advice: expect.stringContaining("APP_SECRET"),
    });
    expect(lastTo(owner)).toEqual([]);
  });

  test("is sent ten times in ten minutes for an organization, whoever of it asks, and no more [S4.8]", async () => {
    const { organizationId, test: trial } = await trying();
    const admin = foyer.callerFor(await foyer.admin({ organizationId }), { services: { mail: waysOut() } });
    await trial();
    await foyer.sql`UPDATE rate_limits SET points = 9 WHERE key = ${`mail_test:${organizationId}`}`;
    expect((await admin.mail.settings.test({ organizationId })).ok).toBe(true);
    expect(await endOf(trial())).toBe("rate_limited");
    expect(await endOf(admin.mail.settings.test({ organizationId }))).toBe("rate_limited");
    expect((await (await trying()).test()).ok).toBe(true);
  });

  test("mail bombs nobody whose address somebody else has opened an account by: thirty a day, from all organizations [S3.10]", async () => {
    const { owner, test: trial } = await trying();
    await foyer.sql`INSERT INTO rate_limits (key, points, expire) VALUES (${`mail_test_to:${owner.userId}`}, 29, NULL)`;
    expect((await trial()).ok).toBe(true);
    const { id: organizationId } = await foyer.callerFor(owner).organizations.create({ name: "Another" });
    const { settings } = foyer.callerFor(owner, { services: { mail: waysOut() } }).mail;
    expect(await endOf(settings.test({ organizationId }))).toBe("rate_limited");
  });
});
