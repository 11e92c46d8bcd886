import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { memberRole, spaceRole } from "@foyer/contract/permissions";
import { runImport } from "@foyer/domain/imports/run-import";
import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { listenSomewhere } from "../../../test/free-port.ts";
import { runCommand, type Said } from "../../../test/run-command.ts";
import { testApp } from "../../../test/test-app.ts";
import type { Terminal } from "../../terminal.ts";
import { plain } from "./plain.ts";
import { remoteCommands } from "./remote-commands.ts";

const foyer = testFoyer();
const dying = testApp(() => ({ services: foyer.services }));
const app = testApp(() => ({ services: foyer.services }));

let owner: Person;
let variables: Readonly<Record<string, string>>;
let directory: string;

beforeAll(async () => {
  owner = await foyer.owner();
  const FOYER_URL = await app().listen({ port: 0, host: "127.0.0.1" });
  variables = { FOYER_URL, FOYER_API_KEY: await foyer.apiKey(owner) };
  directory = await mkdtemp(join(tmpdir(), "foyer-remote-"));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/**
 * Runs a command as a program elsewhere would: it has no database, no configuration and no data directory. Nobody waits
 * here for a server that has gone.
 */
const command = (args: readonly string[], terminal: Partial<Terminal> = {}) =>
  runCommand(args, { variables, directory, retries: 0, ...terminal });
const input = (text: string) => ({ read: async () => Buffer.from(text) });
const addresses = (count: number) => Array.from({ length: count }, () => foyer.address());

const statusOf = async (email: string) =>
  (await foyer.sql<{ status: string }>`SELECT status::text FROM invitations WHERE email = ${email}`).map(
    ({ status }) => status,
  );

/** What was said for programs, a document a line. */
function documents<Shape extends z.ZodType>({ stdout }: Said, shape: Shape): z.infer<Shape>[] {
  return stdout
    .trimEnd()
    .split("\n")
    .map((line) => shape.parse(JSON.parse(line)));
}

const invitation = z.looseObject({ id: z.uuid(), email: z.string(), status: z.string() });

describe("invite [S0.10, S1.10]", () => {
  const answer = z.strictObject({
    created: z.array(invitation),
    rejected: z.array(z.strictObject({ email: z.string(), reason: z.string(), message: z.string() })),
  });

  test("says of each address what became of it, and exits with 1 if any was not invited", async () => {
    const [ada = "", bob = ""] = addresses(2);
    expect(await command(["invite", ada])).toEqual({
      code: 0,
      stdout: `✓ ${ada}  invited as member, expires in 7 days\n`,
      stderr: "",
    });
    const { code, stdout, stderr } = await command([
      "invite",
      ada,
      `Bob <${bob}>`,
      "carl\u001b@",
      "--role",
      "admin",
    ]);
    expect([code, stderr]).toEqual([1, "foyer: 2 of 3 were not invited.\n"]);
    expect(stdout.split("\n")).toEqual([
      "✗ carl @  Not an e-mail address. (invalid_input)",
      expect.stringMatching(`^✗ ${ada}  .+ \\(already_invited\\)$`),
      `✓ ${bob}  invited as admin, expires in 7 days`,
      "",
    ]);
  });

  test("answers programs in one document, and takes addresses from a file, and terms as options", async () => {
    const [ada = "", bob = "", eva = ""] = addresses(3);
    await writeFile(join(directory, "guests.txt"), `# guests\n${ada}\r\n\n"Bob, Bass" <${bob}>\n${ada}\n`);
    const terms = ["--message=-- Welcome.", "--expires-in-hours", "2", "--no-send"];
    const made = await command(["invite", "--file", "guests.txt", ...terms, "--json"]);
    expect([made.code, made.stderr]).toEqual([0, ""]);
    const [document] = documents(made, answer);
    expect(document?.created.map(({ email, fullName }) => [email, fullName])).toEqual([
      [ada, null],
      [bob, "Bob, Bass"],
    ]);
    expect(document?.created[0]).toMatchObject({ message: "-- Welcome.", delivery: null, role: "member" });

    const { eventId } = await foyer.event({ by: owner });
    const args = ["invite", "--event", eventId, "--vip", "--name", "Eva", "--file", "-", "--json"];
    const [special] = documents(await command(args, input(eva)), answer);
    expect(special?.created[0]).toMatchObject({ kind: "event", isVip: true, fullName: "Eva", role: null });
  });

  test("invites more than a call takes, and what a later call refuses does not hide what was done", async () => {
    const many = addresses(1_001);
    const { code, stdout } = await command(["invite", "--file", "-", "--json"], input(many.join("\n")));
    expect([code, documents({ code, stdout, stderr: "" }, answer)[0]?.created.length]).toEqual([0, 1_001]);
  });

  test.each([
    ["an event has no roles", ["--event", "x", "--role", "member"], /role/],
    ["a role of a space is none of the organization", ["--role", "viewer"], /viewer/],
    ["what is for events", ["--vip"], /--event/],
    ["two places", ["--event", "x", "--space", "y"], /not both/],
    ["a name for several", ["b@example.com", "--name", "Ada"], /--name/],
    ["no number of hours", ["--expires-in-hours", "soon"], /--expires-in-hours/],
    ["one input for two", ["--file", "-", "--api-key-file", "-"], /one thing/],
  ])("what contradicts itself is not sent: %s", async (_, args, sentence) => {
    const { code, stdout, stderr } = await command(["invite", "a@example.com", ...args]);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^foyer: .+\n$/);
    expect(stderr).toMatch(sentence);
  });

  test("what can mean nothing is told before anything is sent", async () => {
    for (const [args, sentence] of [
      [["invite"], /Who\?/],
      [["invite", "--file", "-"], /There is no address in -/],
      [["import", "-", "--dry-run", "--failed", "failed.csv"], /--failed/],
      [["list", "--all", "--limit", "5"], /not both/],
      [["list", "--limit", "0"], /--limit/],
    ] as const) {
      const { code, stdout, stderr } = await command(args, input("# nobody\n"));
      expect([code, stdout, stderr]).toEqual([2, "", expect.stringMatching(sentence)]);
    }
  });

  test("options offer the roles that there are", () => {
    expect(remoteCommands["invite"]?.options?.["role"]?.values).toEqual([
      ...memberRole.options,
      ...spaceRole.options,
    ]);
  });
});

describe("a key and a server are needed, and nothing else [S0.10, S1.10]", () => {
  test("without a key it is said where to get one; a key stands in a file or the environment, never among the arguments", async () => {
    for (const [given, sentence] of [
      [{}, /^foyer: An API key is missing: .+\n$/],
      [{ FOYER_API_KEY: "" }, /^foyer: An API key is missing: .+\n$/],
      [{ FOYER_API_KEY: "foyer_key\r\nHost: evil.example" }, /^foyer: FOYER_API_KEY is not usable: .+\n$/],
    ] as const) {
      const { code, stderr } = await command(["list"], { variables: given });
      expect([code, stderr]).toEqual([2, expect.stringMatching(sentence)]);
    }
    await writeFile(join(directory, "key"), `${variables["FOYER_API_KEY"]}\n`);
    const url = variables["FOYER_URL"] ?? "";
    expect(await command(["list", "--url", url, "--api-key-file", "key"], { variables: {} })).toMatchObject({
      code: 0,
    });
  });

  test("one that is not known, or may not do this, is told so: with the reason for programs", async () => {
    const unknown = { variables: { ...variables, FOYER_API_KEY: "foyer_none" } };
    expect(await command(["stats"], unknown)).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^foyer: .+ does not know this API key.*\n$/),
    });
    const member = await foyer.member({ organizationId: owner.organizationId });
    const may = { variables: { ...variables, FOYER_API_KEY: await foyer.apiKey(member) } };
    const refused = await command(["invite", foyer.address(), "--json"], may);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stderr)).toMatchObject({ reason: "forbidden" });
  });

  test("what the server finds wrong is told by the name of its option", async () => {
    const { code, stderr } = await command(["invite", foyer.address(), "--expires-in-hours", "9999"]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^foyer: --expires-in-hours: .+\n$/)]);
    const told = await command(["invite", foyer.address(), "--expires-in-hours", "9999", "--json"]);
    expect(JSON.parse(told.stderr)).toMatchObject({
      reason: "invalid_input",
      issues: [{ path: "expiresInHours" }],
    });
  });

  test("a server that is not there, or is no Foyer, is told in a sentence", async () => {
    for (const [url, code] of [
      ["http://127.0.0.1:9", 1],
      ["ftp://example.com", 2],
      ["nowhere", 2],
      ["https://ada:hunter2@example.com", 2],
    ] as const) {
      const result = await command(["list", "--url", url]);
      expect([url, result.code, result.stdout]).toEqual([url, code, ""]);
      expect(result.stderr).toMatch(/^foyer: [^\n]+\n$/);
      expect(result.stderr).not.toMatch(/\bat .*:\d+:\d+|node_modules|hunter2/);
    }
  });
});

describe("list, cancel and resend [S0.10]", () => {
  test("nothing that somebody has written is a command to the terminal that shows it, also as JSON", async () => {
    const by = await foyer.owner();
    const own = { variables: { ...variables, FOYER_API_KEY: await foyer.apiKey(by) } };
    const metadata = { note: "\u009b2J\u001b[2J\u202e" };
    const invitation = await foyer.invitation({ by });
    await foyer.sql`UPDATE invitations SET metadata = ${metadata}, email = ${`\u001b[2J\u009b${invitation.email}`}
      WHERE id = ${invitation.id}`;
    for (const args of [["list"], ["list", "--json"]]) {
      const { code, stdout } = await command(args, own);
      expect([code, stdout]).toEqual([0, expect.stringContaining(invitation.email)]);
      for (const sign of ["\u001b", "\u009b", "\u202e"]) expect(stdout).not.toContain(sign);
      if (args.length > 1) expect(JSON.parse(stdout)).toMatchObject({ metadata });
    }
  });

  test("lists as a table that fits the screen, and as lines of JSON", async () => {
    const by = await foyer.owner();
    const own = { variables: { ...variables, FOYER_API_KEY: await foyer.apiKey(by) } };
    expect((await command(["list"], own)).stdout).toBe("There are none.\n");
    const long = `${"a".repeat(50)}@example.com`;
    await foyer.invitation({ by, email: long });
    const { id } = await foyer.invitation({ by });

    const { stdout } = await command(["list", "--status", "pending"], own);
    expect(stdout.split("\n")[0]).toMatch(/^ADDRESS +STATUS +TO +E-MAIL +WHEN +ID$/);
    expect(stdout).toContain(`${long}  pending  member  `);
    const narrow = (await command(["list"], { ...own, columns: 60 })).stdout;
    expect(narrow).toContain("\u001b[1mADDRESS");
    // oxlint-disable-next-line no-control-regex
    const lines = narrow.replace(/\u001b\[\d+m/g, "").split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(lines[2]).toMatch(/^a+…  pending  member/);

    const limited = await command(["list", "--limit", "1", "--json"], own);
    expect(documents(limited, invitation).map((each) => each.id)).toEqual([id]);
    const found = await command(["list", "--all", "--search", "aaaa", "--json"], own);
    expect(documents(found, invitation).map(({ email }) => email)).toEqual([long]);
  });

  test("an address stands for the invitation that waits, and where there are several for none", async () => {
    const { spaceId } = await foyer.space({ by: owner });
    const [ada = "", bob = ""] = addresses(2);
    await command(["invite", ada, bob, `x${bob}`]);
    await foyer.sql`UPDATE spaces SET name = ${"Choir\u001b[2J"} WHERE id = ${spaceId}`;
    const inSpace = await command(["invite", ada, "--space", spaceId]);
    expect(inSpace.stdout).toContain(" to Choir [2J, ");
    const { code, stdout, stderr } = await command(["cancel", ada.toUpperCase(), bob]);
    expect([code, stderr]).toEqual([1, "foyer: 1 of 2 was not cancelled.\n"]);
    expect(stdout).toMatch(
      /✗ .+ {2}Several are to this address\. Name one by its id: [\w-]{36} .+, [\w-]{36} .+\n/,
    );
    expect(stdout).toContain("(Choir [2J)");
    expect(stdout).toContain(`✓ ${bob}  cancelled\n`);
    expect([await statusOf(ada), await statusOf(bob)]).toEqual([["pending", "pending"], ["cancelled"]]);
    expect(await command(["cancel", ada, "--space", spaceId])).toMatchObject({ code: 0 });
    expect((await statusOf(ada)).sort()).toEqual(["cancelled", "pending"]);
  });

  test("resend also brings back one that has expired, and each refusal has its reason", async () => {
    const { id, email } = await foyer.invitation({ by: owner });
    await foyer.letPass("169 hours", id);
    expect(await command(["resend", email])).toEqual({
      code: 0,
      stdout: `✓ ${email}  sent again\n`,
      stderr: "",
    });
    await foyer.callerFor(owner).invitations.cancel({ invitationId: id });
    const other = await foyer.invitation();
    const refused = await command(["resend", id, other.id, "nobody@example.com", "x", "--json"]);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout).results).toMatchObject([
      { email: "nobody@example.com", reason: "not_found", invitationId: null },
      { email: "x", reason: "not_found" },
      { invitationId: id, reason: "not_pending" },
      { invitationId: other.id, reason: "not_found" },
    ]);
  });

  test("nor is anything that a server says, or that was typed", async () => {
    // One that begins and ends what a terminal obeys, ends a line, or turns the reading round.
    const commands = "\u0007\u001b\u007f\u0085\u009b\u2028\u2029\u202a\u202e\u2066\u2069";
    for (const sign of commands) expect(plain(`a${sign}b`)).toBe("a b");
    const { stdout } = await command(["cancel", `evil${commands}`]);
    expect(stdout).toMatch(/^✗ evil {3}Neither .+\n$/);
    const refusal = { message: `No.${commands}`, code: -32603, data: { reason: "forbidden" } };
    const { stderr } = await command(["list"], await pretender({ "auth.me": { error: refusal } }));
    expect(stderr).toBe("foyer: No. \n");
    const refusing = await pretender({
      "auth.me": answered({ organizations: [{ id: owner.organizationId }] }),
      "invitations.createMany": { error: refusal },
    });
    // What was done until then is told all the same.
    const broken = await command(["invite", foyer.address(), "--json"], refusing);
    expect([broken.code, JSON.parse(broken.stdout)]).toEqual([1, { created: [], rejected: [] }]);
  });

  test("a key that opens no organization any more is told so", async () => {
    const { code, stderr } = await command(
      ["list"],
      await pretender({ "auth.me": answered({ organizations: [] }) }),
    );
    expect([code, stderr]).toEqual([1, "foyer: This API key opens no organization any more.\n"]);
  });
});

const answered = (data: object) => ({ result: { data } });

/** Somebody who answers in a server's place. */
async function pretender(answers: Readonly<Record<string, object>>): Promise<Partial<Terminal>> {
  const server = createServer((request, response) => {
    const [, procedure = ""] = /\/([\w.]+)(?:\?|$)/.exec(request.url ?? "") ?? [];
    const answer = answers[procedure] ?? {};
    response.writeHead("error" in answer ? 403 : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(answer));
  });
  const port = await listenSomewhere(server);
  onTestFinished(() => void server.close());
  return { variables: { ...variables, FOYER_URL: `http://127.0.0.1:${port}` } };
}

describe("import [S0.10]", () => {
  const csv = (emails: readonly string[]) =>
    `Mail;Name\n${emails.map((email, place) => `${email};Guest ${place}`).join("\n")}\nnobody;Nobody\n`;

  /** What the workers do: goes on with whatever import has begun. */
  async function workOn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const running = await foyer.sql<{ id: string }>`SELECT id FROM imports WHERE status = 'running'`;
      for (const { id } of running) await runImport(foyer.services, id);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  test("a dry run says what would become of the rows, and changes nothing", async () => {
    const [ada = ""] = addresses(1);
    await writeFile(join(directory, "few.csv"), csv([ada]).replace(/nobody;/, "no\u202ebody;"));
    const { code, stdout, stderr } = await command(["import", "few.csv", "--dry-run"]);
    expect([code, stderr]).toEqual([1, "foyer: 1 of 2 rows can't be invited.\n"]);
    expect(stdout).toMatch(/^2 rows:\n {2}1 would be invited\n {2}1 not usable\n {2}line 3: no body: .+\n$/);
    expect(await statusOf(ada)).toEqual([]);
  });

  test("1,200 rows are imported to their end, with a bar that leaves nothing behind, and the failed ones in a file", async () => {
    const guests = addresses(1_200);
    const drawn: string[] = [];
    const screen = { draw: (text: string) => drawn.push(text), columns: () => 80, patience: 0 };
    const work = new AbortController();
    const working = workOn(work.signal);
    const result = await command(["import", "-", "--failed", "failed.csv"], {
      ...input(csv(guests)),
      screen,
    });
    work.abort();
    await working;

    expect(result).toEqual({
      code: 1,
      stdout: "1,201 rows:\n  1,200 invited\n      1 not usable\n",
      stderr: "foyer: 1 of 1,201 rows can't be invited.\n",
    });
    expect(drawn.join("")).toMatch(/Importing ━+╌* \d+ % {2}[\d,]+ of 1,201/);
    expect(drawn.at(-1)).toBe("\r\u001b[2K");
    expect(await readFile(join(directory, "failed.csv"), "utf8")).toMatch(
      /^email,name,line,problem\r?\nnobody,Nobody,1202,/,
    );
    // Again: nobody is invited twice, and that is no failure.
    const again = await command(["import", "-", "--json"], input(csv(guests).replace("nobody;Nobody\n", "")));
    expect([again.code, again.stderr]).toEqual([0, ""]);
    expect(JSON.parse(again.stdout).import).toMatchObject({ created: 0, counts: { already_invited: 1_200 } });
  });

  test("a server that dies in the middle is told in a sentence, with what becomes of the rest", async () => {
    const FOYER_URL = await dying().listen({ port: 0, host: "127.0.0.1" });
    // The bar knows a number as soon as the first answer is there; nobody works on the rest.
    const die = (drawn: string) => {
      if (drawn.includes(" of 601")) void dying().close();
    };
    const screen = { draw: die, columns: () => 80, patience: 0 };
    const result = await command(["import", "-", "--json"], {
      ...input(csv(addresses(600))),
      variables: { ...variables, FOYER_URL },
      screen,
    });
    expect([result.code, result.stdout]).toEqual([1, ""]);
    expect(JSON.parse(result.stderr)).toEqual({
      message: expect.stringMatching(/can't be reached.*The import goes on when the server is back/),
      reason: null,
    });
    await foyer.sql`UPDATE imports SET status = 'cancelled' WHERE status = 'running'`;
  });

  test("its name is known without its folder, and what was not invited must have a place to stand", async () => {
    await writeFile(join(directory, "team.csv"), csv(addresses(1)));
    const result = await command(["import", join(directory, "team.csv"), "--failed", "nowhere/failed.csv"]);
    expect([result.code, result.stderr]).toEqual([
      1,
      "foyer: nowhere/failed.csv can't be written: ENOENT.\n",
    ]);
    expect(await foyer.sql`SELECT file_name FROM imports ORDER BY created_at DESC LIMIT 1`).toEqual([
      { file_name: "team.csv" },
    ]);
  });

  test("one that somebody has cancelled did not come to its end", async () => {
    const counts = {
      total: 2,
      new: 1,
      already_invited: 0,
      already_member: 0,
      invalid: 0,
      duplicate_in_file: 0,
      refused: 0,
    };
    const run = { id: owner.userId, status: "cancelled", counts, created: 1, done: 1 };
    const { organizationId: id } = owner;
    const server = await pretender({
      "auth.me": answered({ organizations: [{ id }] }),
      "invitations.import": answered({ import: run }),
    });
    const { code, stdout, stderr } = await command(["import", "-", "--json"], { ...input("a"), ...server });
    expect([code, JSON.parse(stdout)]).toEqual([1, { import: run }]);
    expect(stderr).toContain("Somebody has cancelled this import");
  });

  test("a file that is not there, is too large or has nobody in it is told in a sentence", async () => {
    await writeFile(join(directory, "empty.csv"), "");
    await writeFile(join(directory, "large.csv"), Buffer.alloc(10_000_001, "a"));
    for (const [name, sentence] of [
      ["none.csv", /^foyer: There is no file none\.csv\.\n$/],
      [".", /^foyer: \. can't be read: EISDIR\.\n$/],
      ["large.csv", /^foyer: large\.csv is larger than 10 MB.*\n$/],
      ["empty.csv", /^foyer: The file: There is nobody in this file\.\n$/],
    ] as const) {
      expect(await command(["import", name])).toEqual({
        code: 1,
        stdout: "",
        stderr: expect.stringMatching(sentence),
      });
    }
  });
});

test("stats shows numbers and how far invitations got, and programs get all of it [S0.10]", async () => {
  const by = await foyer.owner();
  const own = { variables: { ...variables, FOYER_API_KEY: await foyer.apiKey(by) } };
  await foyer.invitation({ by });
  const { code, stdout } = await command(["stats"], own);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Invited {4}1\nAccepted {3}0 {2}0 %\nPending {4}1\n/);
  expect(stdout).toMatch(/\ncreated {4}1 {2}█{40}\ndelivered {2}0\n/);
  expect(JSON.parse((await command(["stats", "--json"], own)).stdout)).toMatchObject({
    totalSent: 1,
    pending: 1,
  });
});
