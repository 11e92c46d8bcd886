import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { ConfigError, environmentVariables, readConfig } from "./config.ts";

const secret = "a secret of at least thirty-two bytes";
const production = {
  NODE_ENV: "production",
  SMTP_URL: "smtp://mail.example.com",
  FROM_EMAIL: "invitations@example.com",
};

const office365 = {
  OFFICE365_TENANT_ID: "acme.example",
  OFFICE365_CLIENT_ID: "8f1f",
  OFFICE365_CLIENT_SECRET: "s3cret",
  OFFICE365_SENDER: "Invitations@acme.example",
};

test("with nothing set, Foyer runs by itself on this machine", () => {
  expect(readConfig({})).toEqual({
    production: false,
    databaseUrl: null,
    dataDirectory: ".foyer",
    secrets: null,
    host: "127.0.0.1",
    port: 3000,
    publicUrl: "http://localhost:3000",
    trustProxy: [],
    from: { name: "Foyer", address: "invitations@foyer.localhost" },
    smtpUrl: null,
    mailtrapApiKey: null,
    office365: null,
    mailEndpoints: { mailtrap: undefined, office365Login: undefined, office365Graph: undefined },
    webhookSecret: null,
    bounces: null,
    allowsPrivateNetwork: false,
    webhooksAllowPrivateNetwork: false,
    messageCaps: { recipient: 20, inviter: 1_000, organization: 100_000 },
    mailbox: { smtpPort: 1025, port: 1080 },
    setUp: { organization: "My organization", ownerEmail: "owner@foyer.localhost" },
    roles: { web: true, worker: true },
    logLevel: "info",
  });
});

test("every setting is read [S2.6]", () => {
  expect(
    readConfig({
      ...production,
      DATABASE_URL: "postgres://foyer@db.example.com/foyer",
      FOYER_DATA_DIR: "/var/lib/foyer",
      APP_SECRET: ` ${secret} , ${secret} before `,
      HOST: "0.0.0.0",
      PORT: "8080",
      PUBLIC_URL: "https://foyer.example.com/inside/",
      TRUST_PROXY: "10.0.0.1, 10.0.0.2",
      FROM_NAME: "The door",
      MAILTRAP_API_URL: "http://127.0.0.1:9001/",
      OFFICE365_LOGIN_URL: "http://127.0.0.1:9002",
      OFFICE365_GRAPH_URL: "http://127.0.0.1:9003",
      MAILTRAP_WEBHOOK_SECRET: "s1gned",
      BOUNCE_ADDRESS: "Bounces@example.com",
      BOUNCE_IMAP_URL: "imaps://bounces:pass%2Fword@mail.example.com/Reports",
      MAIL_ALLOW_PRIVATE_NETWORK: "true",
      WEBHOOK_ALLOW_PRIVATE_NETWORK: "true",
      MAIL_LIMIT_RECIPIENT: "5",
      MAIL_LIMIT_INVITER: "50",
      MAIL_LIMIT_ORGANIZATION: "500",
      FOYER_MAILBOX_SMTP_PORT: "2025",
      FOYER_MAILBOX_PORT: "2080",
      FOYER_ORGANIZATION: "Example, Inc.",
      FOYER_OWNER_EMAIL: "Olive@Example.com",
      FOYER_ROLES: "worker",
      LOG_LEVEL: "debug",
    }),
  ).toEqual({
    production: true,
    databaseUrl: "postgres://foyer@db.example.com/foyer",
    dataDirectory: "/var/lib/foyer",
    secrets: [secret, `${secret} before`],
    host: "0.0.0.0",
    port: 8080,
    publicUrl: "https://foyer.example.com/inside",
    trustProxy: ["10.0.0.1", "10.0.0.2"],
    from: { name: "The door", address: "invitations@example.com" },
    smtpUrl: "smtp://mail.example.com",
    mailtrapApiKey: null,
    office365: null,
    mailEndpoints: {
      mailtrap: "http://127.0.0.1:9001",
      office365Login: "http://127.0.0.1:9002",
      office365Graph: "http://127.0.0.1:9003",
    },
    webhookSecret: "s1gned",
    bounces: {
      address: "bounces@example.com",
      imapUrl: "imaps://bounces:pass%2Fword@mail.example.com/Reports",
    },
    allowsPrivateNetwork: true,
    webhooksAllowPrivateNetwork: true,
    messageCaps: { recipient: 5, inviter: 50, organization: 500 },
    mailbox: { smtpPort: 2025, port: 2080 },
    setUp: { organization: "Example, Inc.", ownerEmail: "olive@example.com" },
    roles: { web: false, worker: true },
    logLevel: "debug",
  });
});

describe("the public URL", () => {
  test.each<[string, Record<string, string>, string]>([
    ["follows the port", { PORT: "4000" }, "http://localhost:4000"],
    ["may be called FRONTEND_URL [S4.8]", { FRONTEND_URL: "https://a.example" }, "https://a.example"],
    [
      "is PUBLIC_URL where both are given",
      { FRONTEND_URL: "https://a.example", PUBLIC_URL: "https://b.example" },
      "https://b.example",
    ],
    ["ends without a slash", { PUBLIC_URL: "https://a.example//" }, "https://a.example"],
  ])("%s", (_, variables, publicUrl) => {
    expect(readConfig(variables).publicUrl).toBe(publicUrl);
  });
});

describe("a value that can't be used is named in one sentence", () => {
  test.each<[string, string]>([
    ["DATABASE_URL", "mysql://db.example.com/foyer"],
    ["DATABASE_URL", "db.example.com"],
    ["APP_SECRET", "too short"],
    ["APP_SECRET", `${secret},too short`],
    ["APP_SECRET", ","],
    ["HOST", "a host"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "3000.5"],
    ["PORT", "a port"],
    ["PORT", "true"],
    ["PUBLIC_URL", "foyer.example.com"],
    ["PUBLIC_URL", "ftp://foyer.example.com"],
    ["PUBLIC_URL", "https://foyer.example.com/#fragment"],
    ["PUBLIC_URL", "https://foyer.example.com/?query"],
    ["PUBLIC_URL", "https://user:password@foyer.example.com"],
    ["FRONTEND_URL", "javascript:alert(1)"],
    ["TRUST_PROXY", "a proxy"],
    ["TRUST_PROXY", "10.0.0.1, true"],
    ["FROM_EMAIL", "nobody"],
    ["FROM_EMAIL", "a@example.com, b@example.com"],
    ["FROM_NAME", "a\nBcc: b@example.com"],
    ["FROM_NAME", "n".repeat(101)],
    ["SMTP_URL", "http://mail.example.com"],
    ["SMTP_URL", "mail.example.com:25"],
    ["SMTP_URL", "smtp://mail.example.com?tls.rejectUnauthorized=false"],
    ["MAILTRAP_API_KEY", "two words"],
    ["MAILTRAP_API_URL", "send.api.mailtrap.io"],
    ["OFFICE365_TENANT_ID", "acme/../common"],
    ["OFFICE365_CLIENT_ID", "an id"],
    ["OFFICE365_CLIENT_SECRET", "a secret\nBcc: b@example.com"],
    ["OFFICE365_SENDER", "acme"],
    ["OFFICE365_GRAPH_URL", "https://user:password@graph.example.com"],
    ["MAIL_ALLOW_PRIVATE_NETWORK", "yes"],
    ["WEBHOOK_ALLOW_PRIVATE_NETWORK", "1"],
    ["MAIL_LIMIT_RECIPIENT", "0"],
    ["MAIL_LIMIT_INVITER", "many"],
    ["MAIL_LIMIT_ORGANIZATION", "1.5"],
    ["FOYER_MAILBOX_SMTP_PORT", "-1"],
    ["FOYER_MAILBOX_PORT", "http"],
    ["FOYER_ORGANIZATION", "o".repeat(101)],
    ["FOYER_OWNER_EMAIL", "owner"],
    ["FOYER_ROLES", "web,database"],
    ["FOYER_ROLES", ","],
    ["LOG_LEVEL", "loud"],
  ])("%s=%s", (name, value) => {
    const sentence = refusalOf({ [name]: value });
    expect(sentence).toMatch(new RegExp(`^${name} is not usable: [^\n]+\\.$`));
  });

  test("without repeating a secret", () => {
    expect(refusalOf({ APP_SECRET: "hush" })).not.toContain("hush");
    expect(refusalOf({ DATABASE_URL: "mysql://foyer:hush@db.example.com" })).not.toContain("hush");
    expect(refusalOf({ SMTP_URL: "http://foyer:hush@mail.example.com" })).not.toContain("hush");
    expect(refusalOf({ MAILTRAP_API_KEY: "hush hush" })).not.toContain("hush");
    expect(refusalOf({ ...office365, MAILTRAP_API_KEY: "hush" })).not.toMatch(/hush|s3cret/);
  });
});

describe("what belongs together is asked for together", () => {
  test("a database of one's own needs a secret of one's own", () => {
    const DATABASE_URL = "postgresql://db.example.com/foyer";
    expect(refusalOf({ DATABASE_URL })).toMatch(/^APP_SECRET is missing: [^\n]+\.$/);
    expect(readConfig({ DATABASE_URL, APP_SECRET: secret }).secrets).toEqual([secret]);
  });

  test("production needs a mail server and a sender", () => {
    expect(readConfig(production).production).toBe(true);
    expect(refusalOf({ ...production, SMTP_URL: "" })).toMatch(/^SMTP_URL is missing: [^\n]+\.$/);
    expect(refusalOf({ ...production, FROM_EMAIL: "" })).toMatch(/^FROM_EMAIL is missing: [^\n]+\.$/);
  });
});

describe("mail leaves by one provider", () => {
  test.each([
    [{ MAILTRAP_API_KEY: "key" }, { mailtrapApiKey: "key", smtpUrl: null, office365: null }],
    [
      office365,
      {
        office365: {
          tenantId: "acme.example",
          clientId: "8f1f",
          clientSecret: "s3cret",
          sender: "invitations@acme.example",
        },
        smtpUrl: null,
        mailtrapApiKey: null,
      },
    ],
  ])("%j", (variables, expected) => {
    expect(readConfig({ ...production, SMTP_URL: "", ...variables })).toMatchObject(expected);
  });

  test.each(Object.keys(office365))("%s is asked for with what belongs to it", (name) => {
    expect(refusalOf({ ...office365, [name]: "" })).toMatch(new RegExp(`^${name} is missing: [^\n]+\\.$`));
  });

  test.each([
    [{ ...production, MAILTRAP_API_KEY: "key" }, /^SMTP_URL and MAILTRAP_API_KEY are both set/],
    [{ ...production, ...office365 }, /^SMTP_URL and OFFICE365_TENANT_ID are both set/],
    [{ ...office365, MAILTRAP_API_KEY: "key" }, /^MAILTRAP_API_KEY and OFFICE365_TENANT_ID are both set/],
  ])("%j is one too many", (variables, sentence) => {
    expect(refusalOf(variables)).toMatch(sentence);
  });
});

describe("the mailbox for reports of failed delivery", () => {
  const bounces = {
    BOUNCE_ADDRESS: "bounces@example.com",
    BOUNCE_IMAP_URL: "imaps://user:password@mail.example.com",
  };

  test.each(Object.keys(bounces))("%s is asked for with what belongs to it", (name) => {
    expect(refusalOf({ ...bounces, [name]: "" })).toMatch(new RegExp(`^${name} is missing: [^\n]+\\.$`));
  });

  test.each([
    { BOUNCE_ADDRESS: "much-too-long-for-it@example.com" },
    { BOUNCE_ADDRESS: "bounces+foyer@example.com" },
    { BOUNCE_IMAP_URL: "https://user:password@mail.example.com" },
    { BOUNCE_IMAP_URL: "imaps://user@mail.example.com" },
    { BOUNCE_IMAP_URL: "imaps://mail.example.com" },
  ])("%j is refused, in a sentence without the password", (wrong) => {
    const sentence = refusalOf({ ...bounces, ...wrong });
    expect(sentence).toMatch(new RegExp(`^${Object.keys(wrong)[0]} is not usable: [^\n]+\\.$`));
    expect(sentence).not.toContain("user:password@mail.example.com");
  });
});

test("an empty value is none", () => {
  const empty = Object.fromEntries(
    ["DATABASE_URL", "APP_SECRET", "PORT", "PUBLIC_URL", "SMTP_URL", "LOG_LEVEL", "FOYER_ROLES"].map(
      (name) => [name, ""],
    ),
  );
  expect(readConfig(empty)).toEqual(readConfig({}));
});

test("what Foyer does not know is left alone", () => {
  expect(readConfig({ PATH: "/bin", LANG: "C" })).toEqual(readConfig({}));
});

test(".env is read from the working directory, and the environment wins over it", async () => {
  const directory = await mkdtemp(join(tmpdir(), "foyer-config-"));
  const [before, environment] = [process.cwd(), { ...process.env }];
  onTestFinished(async () => {
    process.chdir(before);
    process.env = environment;
    await rm(directory, { recursive: true });
  });
  process.chdir(directory);
  process.env["FROM_NAME"] = "from the environment";
  delete process.env["FOYER_ORGANIZATION"];
  expect(environmentVariables()["FROM_NAME"]).toBe("from the environment"); // there is no file yet

  await writeFile(".env", 'FOYER_ORGANIZATION="From the file"\nFROM_NAME="from the file"\n');
  expect(readConfig(environmentVariables())).toMatchObject({
    setUp: { organization: "From the file" },
    from: { name: "from the environment" },
  });
});

/** The sentence that a configuration is refused with. */
function refusalOf(variables: Record<string, string>): string {
  try {
    readConfig(variables);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error("It was taken.");
}

test("what docker-compose.yml sets is understood by every process of it", async () => {
  const compose = await readFile(join(import.meta.dirname, "../../../docker-compose.yml"), "utf8");
  const [, block = ""] = /^x-environment:.*\n((?: {2}.*\n)+)/m.exec(compose) ?? [];
  const settings = [...block.matchAll(/^ {2}(\w+): (.*)$/gm)].map(([, name = "", value = ""]) => [
    name,
    value
      .replace(/\$\{\w+:?-([^}]*)\}/g, "$1")
      .replace(/\$\{\w+:\?[^}]*\}/g, "a secret of at least 32 characters".replaceAll(" ", "-")),
  ]);
  const config = readConfig({ NODE_ENV: "production", ...Object.fromEntries(settings), FOYER_ROLES: "web" });
  expect(config).toMatchObject({
    smtpUrl: "smtp://mailpit:1025",
    trustProxy: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
  });
});
