import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createFoyer, failureOf, isFailure } from "@foyer/client";
import type { Person } from "@foyer/testing/factories";
import { testFoyer } from "@foyer/testing/test-foyer";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { openGate } from "../../test/gate.ts";
import { testApp } from "../../test/test-app.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));

let owner: Person;
let apiKey: string;
let url: string;

beforeAll(async () => {
  owner = await foyer.owner();
  apiKey = await foyer.apiKey(owner);
  url = await app().listen({ port: 0, host: "127.0.0.1" });
});

const toOrganization = () =>
  ({ kind: "organization", organizationId: owner.organizationId, role: "member" }) as const;

test("a program invites, looks through every page, and is told by reason what is refused [S1.10]", async () => {
  const client = createFoyer({ url, apiKey });
  const { organizationId } = owner;
  const emails = Array.from({ length: 5 }, () => foyer.address());
  const target = toOrganization();
  const { created } = await client.invitations.createMany.mutate({
    target,
    invitees: emails.map((email) => ({ email })),
  });
  expect(created).toHaveLength(5);
  const seen: string[] = [];
  for await (const { email } of client.invitations.list.each({ organizationId, limit: 2 })) seen.push(email);
  expect(seen.toSorted()).toEqual(emails.toSorted());

  const [email = ""] = emails;
  const again = await thrownBy(client.invitations.create.mutate({ target, email }));
  const first = created.find((invitation) => invitation.email === email);
  expect(isFailure(again, "already_invited") && again.invitationId).toBe(first?.id);
  const wrong = await thrownBy(client.invitations.create.mutate({ target, email: "nobody" }));
  expect(failureOf(wrong)).toMatchObject({
    reason: "invalid_input",
    status: 400,
    issues: [{ path: "email" }],
  });
  const stranger = await thrownBy(createFoyer({ url, apiKey: "foyer_none" }).auth.me.query());
  expect(failureOf(stranger)).toMatchObject({ reason: "unauthenticated", status: 401 });
});

test("an invitation whose answer is lost on the way is made once [S3.8]", async () => {
  let lost = 0;
  const client = createFoyer({
    url,
    apiKey,
    async fetch(address, init) {
      const answer = await fetch(address, init);
      if (lost > 0) return answer;
      lost += 1;
      await answer.text();
      throw new TypeError("fetch failed");
    },
  });
  const email = foyer.address();
  const { id } = await client.invitations.create.mutate({ target: toOrganization(), email });
  expect([lost, await foyer.sql`SELECT id::text FROM invitations WHERE email = ${email}`]).toEqual([
    1,
    [{ id }],
  ]);
});

test("what happens reaches a program over a line that was cut, without a gap [S3.8]", async () => {
  const gate = await openGate(url);
  onTestFinished(() => gate.close());
  const client = createFoyer({ url: gate.url, apiKey });
  const leaving = new AbortController();
  const { organizationId } = owner;
  const events = client.activity.stream.follow({ organizationId }, { signal: leaving.signal });
  const next = async () => (await events.next()).value?.data;
  expect(await next()).toEqual({ type: "reset" });
  const { id } = await foyer.invitation({ by: owner });
  expect(await next()).toMatchObject({ act: "invitation.created", subject: { id } });
  await gate.shut();
  const { id: meanwhile } = await foyer.invitation({ by: owner });
  await gate.open();
  expect(await next()).toMatchObject({ act: "invitation.created", subject: { id: meanwhile } });
  const last = thrownBy(events.next());
  leaving.abort(new Error("Enough."));
  expect(await last).toBe(leaving.signal.reason);
});

test("the package as it is published stands alone in an empty project: it compiles and runs, with nothing that only Node has [S3.8]", async () => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "foyer-client-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const [built, project] = [join(folder, "package"), join(folder, "project")];
  await run(folder, "node", join(client, "scripts/build.ts"), built);
  expect(await readFile(join(built, "client.js"), "utf8")).not.toMatch(/\bBuffer\b|\bprocess\b|node:/);
  await run(folder, "npm", "pack", built, "--silent");
  const tarball = join(folder, "foyer-client-0.1.0.tgz");

  await cp(join(client, "test/consumer"), project, { recursive: true });
  await writeFile(join(project, "settings.json"), JSON.stringify({ url, apiKey, ...owner }));
  await writeFile(join(project, "package.json"), JSON.stringify(await manifest(tarball)));
  await Promise.all([
    run(folder, "node", join(client, "scripts/check-package.ts"), tarball),
    run(project, "npm", "install", "--offline", "--no-audit", "--no-fund", "--cache", join(folder, "cache")),
  ]);
  await Promise.all([
    run(project, "tsc"),
    run(project, "tsc", "--module", "esnext", "--moduleResolution", "bundler"),
    run(project, "node", "--import", "./as-in-a-browser.mjs", "program.ts"),
  ]);
  expect(await foyer.sql`SELECT 1 FROM invitations WHERE email = 'ada@example.com'`).toHaveLength(1);
}, 120_000);

const client = join(import.meta.dirname, "../../../../packages/client");

/** A project that asks for the package alone. What that asks for comes from here instead of from the registry. */
async function manifest(tarball: string): Promise<object> {
  const here = async (name: string) => `file:${await realpath(join(client, "node_modules", name))}`;
  return {
    name: "project",
    private: true,
    type: "module",
    dependencies: { "@foyer/client": `file:${tarball}` },
    overrides: {
      "@trpc/client": await here("@trpc/client"),
      "@trpc/server": await here("@trpc/server"),
      typescript: `file:${await realpath(join(client, "../../node_modules/typescript"))}`,
    },
  };
}

/** Runs a program to its end, without what an npm around us has set. @throws Error with all that it has said */
async function run(cwd: string, program: string, ...args: string[]): Promise<void> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("npm_"));
  try {
    await promisify(execFile)(program, args, { cwd, env: Object.fromEntries(own) });
  } catch (error) {
    const { stdout, stderr } = Object.assign({ stdout: "", stderr: "" }, error);
    throw new Error(`${program} ${args.join(" ")} has failed:\n${stdout}${stderr}`, { cause: error });
  }
}

/** What a call is refused with. */
async function thrownBy(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => null,
    (error: unknown) => error,
  );
}
