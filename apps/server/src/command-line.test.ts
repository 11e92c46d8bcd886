import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromNowhere } from "@foyer/domain/context";
import { hashAddress } from "@foyer/domain/mail/address-hash";
import { emptyDatabase } from "@foyer/testing/databases";
import { openMailbox } from "@foyer/testing/mailbox";
import { testFoyer } from "@foyer/testing/test-foyer";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { z } from "zod";
import type { Variables } from "../test/foyer-process.ts";
import { freePort, listenSomewhere } from "../test/free-port.ts";
import { runCommand, type Said } from "../test/run-command.ts";
import { commands } from "./command-table.ts";

const foyer = testFoyer();

const APP_SECRET = "this secret signs the links of the tests";

/** Runs a command on the database of these tests. */
function command(args: readonly string[], variables: Variables = {}): Promise<Said> {
  onTestFinished(forgetSignals());
  return runCommand(args, {
    variables: { LOG_LEVEL: "silent", PUBLIC_URL: "https://foyer.example", ...ownDatabase(), ...variables },
  });
}

/** Remembers who listens to signals; answers how to make that so again. `start` listens, and nothing here tells it to stop. */
function forgetSignals(): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const before = new Set(signals.flatMap((signal) => process.listeners(signal)));
  return () => {
    for (const signal of signals) {
      for (const listener of process.listeners(signal)) {
        if (!before.has(listener)) process.off(signal, listener);
      }
    }
  };
}

function ownDatabase(): Variables {
  return { DATABASE_URL: foyer.url, APP_SECRET };
}

/** What a command has printed with `--json`. */
function printed<Shape extends z.ZodType>({ code, stdout, stderr }: Said, shape: Shape): z.infer<Shape> {
  expect([code, stderr]).toEqual([0, ""]);
  return shape.parse(JSON.parse(stdout));
}

/** Expects that a command failed, and said why in one sentence for people: no stack, no more lines. */
function expectSentence(result: Said, sentence: RegExp, code = 1): void {
  expect(result.code).toBe(code);
  expect(result.stderr).toMatch(/^foyer: [^\n]+\n$/);
  expect(result.stderr).toMatch(sentence);
  expect(result.stderr).not.toMatch(/\bat .*:\d+:\d+|Error:|node_modules/);
}

const link = /^https:\/\/foyer\.example\/accept#[\w-]{48}$/;

describe("help", () => {
  test("lists every command, and each command tells its options [S0.10]", async () => {
    const { code, stdout } = await command(["--help"]);
    expect(code).toBe(0);
    for (const [name, { summary }] of Object.entries(commands)) {
      expect(stdout).toContain(`\n  ${name} `);
      const help = await command([name, "--help"]);
      expect([help.code, help.stderr]).toEqual([0, ""]);
      expect(help.stdout).toMatch(new RegExp(`^Usage: foyer ${name} .*\\[options\\]\\n\\n`));
      expect(help.stdout.replace(/\s+/g, " ")).toContain(summary);
    }
    expect((await command(["setup", "--help"])).stdout).toMatch(
      /--organization NAME .*\n.*--owner-email ADDRESS/,
    );
  });

  test("is what somebody gets who says nothing", async () => {
    expect(await command([])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Usage: foyer <command>"),
    });
  });
});

test.each<[string, readonly string[], RegExp]>([
  ["an unknown command", ["frobnicate"], /no command "frobnicate"/],
  ["a name that every object has", ["toString"], /no command "toString"/],
  ["an unknown option", ["expire", "--all"], /--all/],
  ["an option that every object has", ["expire", "--constructor"], /no option --constructor/],
  ["an argument too many", ["expire", "now"], /now/],
  ["a missing option", ["setup", "--organization", "Example"], /--owner-email is missing/],
  [
    "an option with nothing in it",
    ["setup", "--organization", "Example", "--owner-email", ""],
    /--owner-email is missing/,
  ],
  ["an option without its value", ["setup", "--organization"], /--organization/],
  [
    "an address that is none",
    ["setup", "--organization", "Example", "--owner-email", "a@b@c"],
    /--owner-email/,
  ],
  [
    "a name that is too long",
    ["test-invitation", "--email", "a@example.com", "--org", "x".repeat(101)],
    /--org/,
  ],
  ["an empty name", ["test-invitation", "--email", "a@example.com", "--org", " "], /--org/],
])("what can't be understood is told in one sentence, and exits with 2: %s", async (_, args, sentence) => {
  expectSentence(await command(args), sentence, 2);
});

describe("a command that can't be done says so in one sentence, and exits with 1", () => {
  test.each<[string, readonly string[], RegExp, Variables?]>([
    [
      "an organization that is not there",
      ["test-invitation", "--email", "a@example.com", "--org", "Nowhere"],
      /No organization is called Nowhere/,
    ],
    ["a setting that can't be used", ["migrate"], /PORT is not usable/, { PORT: "many" }],
    ["a secret that is missing", ["migrate"], /APP_SECRET is missing/, { APP_SECRET: "" }],
    [
      "a database that is not there",
      ["migrate"],
      /database.*DATABASE_URL/i,
      { DATABASE_URL: "postgresql://foyer:hush@127.0.0.1:9/foyer" },
    ],
    [
      "a database that is not there, to start",
      ["start"],
      /database.*DATABASE_URL/i,
      { DATABASE_URL: "postgresql://foyer:hush@127.0.0.1:9/foyer", SMTP_URL: "smtp://127.0.0.1:9" },
    ],
    [
      "a host that has several addresses",
      ["migrate"],
      /ECONNREFUSED.*DATABASE_URL/i,
      { DATABASE_URL: "postgresql://localhost:9/foyer" },
    ],
    ["a password that is wrong", ["expire"], /database.*DATABASE_URL/i, { DATABASE_URL: "wrong password" }],
    ["a database that does not exist", ["expire"], /database.*DATABASE_URL/i, { DATABASE_URL: "wrong name" }],
  ])("%s", async (_, args, sentence, variables = {}) => {
    const { DATABASE_URL } = variables;
    const wrong = DATABASE_URL?.startsWith("wrong") ? { DATABASE_URL: wrongUrl(DATABASE_URL) } : {};
    const result = await command(args, { ...variables, ...wrong });
    expectSentence(result, sentence);
    expect(result.stderr).not.toContain("hush");
  });

  test("nothing but a sentence stands on standard output then, so that a pipe breaks nothing", async () => {
    const result = await command([
      "test-invitation",
      "--email",
      "a@example.com",
      "--org",
      "Nowhere",
      "--json",
    ]);
    expect(result.stdout).toBe("");
    expect(JSON.parse(result.stderr)).toEqual({
      message: "No organization is called Nowhere.",
      reason: "not_found",
    });
  });
});

describe("start says clearly which port is taken, and leaves nothing running", () => {
  test.each([
    ["PORT", "the server", { SMTP_URL: "smtp://127.0.0.1:9" }],
    ["FOYER_MAILBOX_SMTP_PORT", "the development mailbox", {}],
    ["FOYER_MAILBOX_PORT", "the page of the development mailbox", {}],
  ])("%s", async (setting, use, variables) => {
    const ports = { PORT: 0, FOYER_MAILBOX_SMTP_PORT: 0, FOYER_MAILBOX_PORT: 0 };
    const free = await Promise.all(Object.keys(ports).map(async (name) => [name, String(await freePort())]));
    const taken = await listenSomewhere(stranger());
    // Whoever has a port often has the next one too.
    await canListen(taken + 1);
    const result = await command(["start"], {
      ...Object.fromEntries(free),
      ...variables,
      [setting]: String(taken),
    });
    expectSentence(
      result,
      new RegExp(`^foyer: Port ${taken}, which ${use} needs, is taken\\. .*${setting}=\\d+ npm start$`, "m"),
    );
    const advised = Number(/=(\d+) npm/.exec(result.stderr)?.[1]);
    expect(advised).toBeGreaterThan(taken + 1);
    expect(await canListen(advised)).toBe(true);
    expect(result.stdout).toBe("");
  });

  test("and which address is not this machine's", async () => {
    for (const HOST of ["192.0.2.1", "nowhere.invalid"]) {
      const variables = { HOST, PORT: String(await freePort()), SMTP_URL: "smtp://127.0.0.1:9" };
      expectSentence(await command(["start"], variables), /HOST is not usable/);
    }
  });
});

/** Another program, until the test is over. */
function stranger(): Server {
  const server = createServer();
  onTestFinished(() => void server.close());
  return server;
}

/** Listens on a port of 127.0.0.1, if nobody does. */
async function canListen(port: number): Promise<boolean> {
  const ready = once(stranger().listen(port, "127.0.0.1"), "listening");
  return ready.then(
    () => true,
    () => false,
  );
}

describe("setup", () => {
  const invited = z.strictObject({
    organizationId: z.uuid(),
    invitationId: z.uuid(),
    link: z.string().regex(link),
  });

  test("creates an organization and invites its owner, once [S1.8]", async () => {
    const args = ["setup", "--organization", "Example", "--owner-email", "Olive@Example.com", "--json"];
    const made = printed(await command(args), invited);
    expect(await foyer.callerFor(null).invitations.view({ token: tokenIn(made.link) })).toMatchObject({
      email: "olive@example.com",
      role: "owner",
      organization: { name: "Example" },
      invitedBy: null,
    });
    // Again: the same organization, the same invitation, the same link.
    expect(printed(await command(args), invited)).toEqual(made);
  });

  test("says so in words for people", async () => {
    const { code, stdout } = await command([
      "setup",
      "--organization",
      "Words",
      "--owner-email",
      "w@example.com",
    ]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Words is waiting for w@example\.com[^]*\nhttps:\/\/foyer\.example\/accept#/);
  });
});

test("test-invitation invites an address as a member, and its e-mail is queued [S0.10]", async () => {
  const organizationId = await foyer.organization({ name: "Testing" });
  const args = ["test-invitation", "--email", "Trial@Example.com", "--org", "Testing"];
  const made = printed(
    await command([...args, "--json"]),
    z.strictObject({ invitationId: z.uuid(), link: z.string().regex(link) }),
  );
  expect(await foyer.callerFor(null).invitations.view({ token: tokenIn(made.link) })).toMatchObject({
    email: "trial@example.com",
    role: "member",
    organization: { id: organizationId },
  });
  expect(
    await foyer.sql`SELECT status FROM deliveries WHERE invitation_id = ${made.invitationId} AND purpose = 'invitation'`,
  ).toEqual([{ status: "queued" }]);
  expectSentence(await command(args), /already|waiting/i);
});

test("expire and cleanup tidy up what has expired [S2.4, S4.6]", async () => {
  const counted = z.looseObject({ expired: z.number() });
  const cleaned = z.looseObject({ invitations: z.number(), sessions: z.number() });
  await command(["expire"]);
  const { id } = await foyer.invitation();
  await foyer.letPass("169 hours", id);
  expect(printed(await command(["expire", "--json"]), counted)).toEqual({ expired: 1 });
  expect(await foyer.sql`SELECT status FROM invitations WHERE id = ${id}`).toEqual([{ status: "expired" }]);

  const { userId } = await foyer.stranger();
  await foyer.services.sessions.start(userId, fromNowhere);
  await foyer.sql`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id = ${userId}`;
  await foyer.letPass("169 hours", (await foyer.invitation()).id);
  expect(printed(await command(["cleanup", "--json"]), cleaned)).toMatchObject({
    invitations: 1,
    sessions: 1,
    loginAttempts: 0,
  });
  expect((await command(["cleanup"])).stdout).toBe(
    "0 invitations written down as expired; 0 ended sessions, 0 old messages about accounts, 0 old entries of the login history, 0 leftovers of sign-ins and limits removed.\n",
  );
});

test("recount says where numbers differ from what is there, and mends them [S3.13]", async () => {
  const counted = z.looseObject({ wrong: z.array(z.looseObject({ numbers: z.array(z.unknown()) })) });
  const { id } = await foyer.invitation();
  expect(printed(await command(["recount", "--json"]), counted).wrong).toEqual([]);
  await foyer.sql`DELETE FROM tally_changes WHERE organization_id = (SELECT organization_id FROM invitations WHERE id = ${id})`;
  const found = await command(["recount"]);
  expectSentence(found, /numbers of 1 differ: run foyer recount --mend/);
  expect(found.stdout).toMatch(/ {2}kind organization, pending 0: 1 missing\n/);
  expect(printed(await command(["recount", "--mend", "--json"]), counted).wrong).toHaveLength(1);
  expect(printed(await command(["recount", "--json"]), counted).wrong).toEqual([]);
});

test("migrate brings an empty database to its form, once, also when two do it at the same time", async () => {
  const { url, drop } = await emptyDatabase(inject("databases"));
  onTestFinished(drop);
  const applied = z.strictObject({ applied: z.array(z.string()) });
  const migrate = () => command(["migrate", "--json"], { DATABASE_URL: url });
  const both = (await Promise.all([migrate(), migrate()])).map((each) => printed(each, applied).applied);
  expect(both.flat().length).toBeGreaterThan(0);
  expect(new Set(both.flat()).size).toBe(both.flat().length);
  expect(printed(await migrate(), applied)).toEqual({ applied: [] });
});

test("what a command has to say by the way is not in its answer", async () => {
  const { url, drop } = await emptyDatabase(inject("databases"));
  onTestFinished(drop);
  const { code, stdout, stderr } = await command(["expire", "--json"], {
    DATABASE_URL: url,
    LOG_LEVEL: "info",
  });
  expect([code, JSON.parse(stdout)]).toEqual([0, { expired: 0 }]);
  expect(stderr).toContain('"msg":"migrated"');
});

test("demo makes an organization in which every state can be seen, each time a new one [S3.7]", async () => {
  const made = z.strictObject({
    organizationId: z.uuid(),
    organization: z.string(),
    address: z.string().regex(/^https:\/\/foyer\.example\/o\/[\w-]{36}$/),
    email: z.email(),
    password: z.string().min(15),
    link: z.string().regex(link),
    spaceId: z.uuid(),
    custodian: z.email(),
    contributor: z.email(),
    viewer: z.email(),
    spaceLink: z.string().regex(link),
    eventId: z.uuid(),
    fullEventId: z.uuid(),
    eventLink: z.string().regex(link),
  });
  const first = printed(await command(["demo", "--json"]), made);
  const { organizationId, password } = first;
  const visitor = foyer.browser();
  await visitor.api.auth.signIn({ email: first.email, password: first.password });
  const { items } = await visitor.api.invitations.list({ organizationId, limit: 100 });
  expect(new Set(items.map(({ status }) => status))).toEqual(
    new Set(["pending", "accepted", "declined", "cancelled", "expired"]),
  );
  const people = await visitor.api.people.list({ organizationId });
  expect(new Set(people.items.map(({ status }) => status))).toEqual(
    new Set(["active", "inactive", "invited"]),
  );
  for (const url of [first.link, first.spaceLink, first.eventLink]) {
    expect(await foyer.callerFor(null).invitations.view({ token: tokenIn(url) })).toMatchObject({
      canAccept: true,
    });
  }
  for (const [email, role] of [
    [first.custodian, "custodian"],
    [first.contributor, "contributor"],
    [first.viewer, "viewer"],
  ] as const) {
    const member = foyer.browser();
    await member.api.auth.signIn({ email, password });
    expect(await member.api.spaces.get({ spaceId: first.spaceId })).toMatchObject({ role });
  }
  const { events } = visitor.api;
  expect(await events.get({ eventId: first.fullEventId })).toMatchObject({
    attendeeCount: 3,
    seatsLeft: 0,
    waitingCount: 1,
  });
  expect(await events.get({ eventId: first.eventId })).toMatchObject({ seatsLeft: 28 });
  expect(printed(await command(["demo", "--json"]), made).organization).not.toBe(first.organization);
});

describe("the secret is rotated", () => {
  const late = "the secret that comes in front of the other one";
  const APP_SECRETS = { APP_SECRET: `${late},${APP_SECRET}` };
  const resealed = z.strictObject({ resealed: z.number(), unreadable: z.number() });
  const findings = z.looseObject({ findings: z.array(z.looseObject({ what: z.string() })) });

  async function secretsAsDoctorSees(variables: Variables): Promise<unknown> {
    const { stdout } = await command(["doctor", "--json"], variables);
    return findings.parse(JSON.parse(stdout)).findings.find(({ what }) => what === "secrets");
  }

  test("by rotate-key, which is safe to run twice, and doctor says when that is needed [S1.3]", async () => {
    await foyer.authenticator(await foyer.stranger());
    await hashAddress(foyer.services, "test", "ada@example.com"); // under a key of its own, which is sealed too
    expect(await secretsAsDoctorSees({})).toMatchObject({ ok: true, detail: "2 sealed" });
    expect(await secretsAsDoctorSees(APP_SECRETS)).toMatchObject({
      ok: true,
      detail: "2 sealed, 2 under an earlier secret: run foyer rotate-key",
    });
    expect(printed(await command(["rotate-key", "--json"], APP_SECRETS), resealed)).toEqual({
      resealed: 2,
      unreadable: 0,
    });
    expect((await command(["rotate-key"], APP_SECRETS)).stdout).toBe(
      "0 sealed anew under the first secret.\n",
    );
    expect(await secretsAsDoctorSees({ APP_SECRET: late })).toMatchObject({ ok: true, detail: "2 sealed" });

    // Back to the one that was there: nothing opens any more, and both say so.
    expect(await secretsAsDoctorSees({})).toMatchObject({
      ok: false,
      detail: expect.stringMatching(/^2 of 2 .*APP_SECRET\.$/),
    });
    expectSentence(await command(["rotate-key"]), /2 can't be read: .*APP_SECRET/);
    await command(["rotate-key"], { APP_SECRET: `${APP_SECRET},${late}` });
    expect(await secretsAsDoctorSees({})).toMatchObject({ ok: true });
  });
});

describe("doctor", () => {
  const report = z.strictObject({
    findings: z.array(z.strictObject({ what: z.string(), ok: z.boolean(), detail: z.string().min(1) })),
  });

  test("finds nothing where all is well", async () => {
    const mailbox = await openMailbox();
    onTestFinished(() => mailbox.close());
    const { findings } = printed(await command(["doctor", "--json"], { SMTP_URL: mailbox.url }), report);
    expect(findings.map(({ what, ok }) => [what, ok])).toEqual(
      ["database", "migrations", "queue", "secrets", "mail", "key", "public URL"].map((what) => [what, true]),
    );
    expect(mailbox.all()).toEqual([]);
  });

  test.each<[string, string, RegExp, () => Promise<Variables>]>([
    [
      "a mail server that is not there",
      "mail",
      /SMTP_URL/,
      async () => ({ SMTP_URL: `smtp://127.0.0.1:${await freePort()}` }),
    ],
    [
      "a database that is not there",
      "database",
      /DATABASE_URL/,
      async () => ({ DATABASE_URL: `postgresql://127.0.0.1:${await freePort()}/foyer` }),
    ],
    [
      "a database that was never migrated",
      "migrations",
      /foyer migrate/,
      async () => {
        const { url, drop } = await emptyDatabase(inject("databases"));
        onTestFinished(drop);
        return { DATABASE_URL: url };
      },
    ],
    [
      "a public URL that leads nowhere",
      "public URL",
      /PUBLIC_URL/,
      async () => ({
        NODE_ENV: "production",
        FROM_EMAIL: "a@example.com",
        SMTP_URL: "smtp://127.0.0.1:9",
        PUBLIC_URL: "http://localhost:3000",
      }),
    ],
    [
      "a public URL without https",
      "public URL",
      /PUBLIC_URL/,
      async () => ({
        NODE_ENV: "production",
        FROM_EMAIL: "a@example.com",
        SMTP_URL: "smtp://127.0.0.1:9",
        PUBLIC_URL: "http://foyer.example",
      }),
    ],
  ])("finds %s, and says what to mend", async (_, what, mend, variables) => {
    const result = await command(["doctor"], await variables());
    expect(result.code).toBe(1);
    expect(result.stderr).toMatch(new RegExp(`^foyer: To mend: .*${what}.*\\.\\n$`));
    const line = result.stdout.split("\n").find((each) => each.startsWith("MEND") && each.includes(what));
    expect(line).toMatch(mend);
    expect(result.stdout).not.toMatch(/\bat .*:\d+:\d+/);
  });

  test("finds a secret that was damaged", async () => {
    const data = await mkdtemp(join(tmpdir(), "foyer-doctor-"));
    onTestFinished(() => rm(data, { recursive: true }));
    await writeFile(join(data, "secret"), "short");
    const result = await command(["doctor", "--json"], {
      ...{ DATABASE_URL: "", APP_SECRET: "", FOYER_DATA_DIR: data },
    });
    const { findings } = report.parse(JSON.parse(result.stdout));
    expect(findings).toContainEqual({
      what: "key",
      ok: false,
      detail: expect.stringMatching(/damaged.*To mend it, restore the secret/),
    });
    expect(result.code).toBe(1);
  });
});

/** The URL of this test's database with something wrong in it. */
function wrongUrl(what: string): string {
  const url = new URL(foyer.url);
  if (what === "wrong password") url.password = "hush";
  else url.pathname = "nowhere";
  return url.href;
}

function tokenIn(url: string): string {
  return new URL(url).hash.slice(1);
}
