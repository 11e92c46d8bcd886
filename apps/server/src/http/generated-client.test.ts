import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { generateClient } from "@foyer/openapi-generator/generate-client";
import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { testApp } from "../../test/test-app.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));
const run = promisify(execFile);
const compiler = join(import.meta.dirname, "../../../../node_modules/.bin/tsc");

/** What somebody writes with it. The compiler proves that the types say what is answered. */
const program = `
import { client } from "./client/client.gen.js";
import { invitationsCreate } from "./client/sdk.gen.js";
import type { CreateInvitation, Invitation } from "./client/types.gen.js";

const [baseUrl = "", auth = "", organizationId = "", email = ""] = process.argv.slice(2);
client.setConfig({ baseUrl, auth });

const body: CreateInvitation = { target: { kind: "organization", organizationId, role: "member" }, email };
const made = await invitationsCreate({ body, headers: { "Idempotency-Key": "first" } });
if (!made.data) throw new Error(made.error?.message ?? "No answer.");
const invitation: Invitation = made.data;

const again = await invitationsCreate({ body });
console.log(JSON.stringify({ id: invitation.id, status: invitation.status, again: again.error?.reason ?? null }));
`;

const options = {
  strict: true,
  target: "es2023",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "nodenext",
  types: ["node"],
  typeRoots: [join(import.meta.dirname, "../../../../node_modules/@types")],
  outDir: "built",
  skipLibCheck: false,
};

test("a client that somebody else's generator makes of the document compiles and invites [S3.8]", async () => {
  const folder = await mkdtemp(join(tmpdir(), "foyer-client-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const owner = await foyer.owner();
  const url = await app().listen({ port: 0, host: "127.0.0.1" });
  const document: unknown = await (await fetch(`${url}/api/openapi.json`)).json();
  await generateClient(z.record(z.string(), z.unknown()).parse(document), join(folder, "client"));

  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "main.ts"), program);
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, files: ["main.ts"] }),
  );
  const { stdout: complaints } = await run(compiler, ["-p", folder]).catch(
    (error: { stdout: string }) => error,
  );
  expect(complaints).toBe("");

  const email = foyer.address();
  const given = [`${url}/api`, await foyer.apiKey(owner), owner.organizationId, email];
  const { stdout } = await run(process.execPath, [join(folder, "built/main.js"), ...given]);
  const { organizationId } = owner;
  const { items } = await foyer.callerFor(owner).invitations.list({ organizationId, limit: 50 });
  expect(items).toMatchObject([{ email, status: "pending" }]);
  expect(JSON.parse(stdout)).toEqual({ id: items[0]?.id, status: "pending", again: "already_invited" });
}, 60_000);
