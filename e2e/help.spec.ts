import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { expectToSucceed } from "./bash.ts";
import { docBlocks } from "./doc-blocks.ts";
import { openFoyer } from "./open-foyer.ts";
import { textIn } from "./rest.ts";

const root = join(import.meta.dirname, "..");

test("every example that help shows does what it says, one after another [S0.10]", async ({ browser }) => {
  test.setTimeout(300_000); // thirty processes one after another
  const foyer = await openFoyer(browser);
  const folder = await mkdtemp(join(tmpdir(), "foyer-help-"));
  try {
    const { organizationId, call } = foyer;
    const event = {
      organizationId,
      name: "Gala",
      startsAt: "2036-05-01T18:00:00Z",
      timeZone: "Europe/Berlin",
    };
    const ids = {
      space: textIn(await call("POST /spaces", { organizationId, name: "The family" }), "id"),
      event: textIn(await call("POST /events", event), "id"),
      invitation: await foyer.invite(
        { kind: "organization", organizationId, role: "member" },
        "ida@example.com",
      ),
    };
    await mkdir(join(folder, ".config/fish/completions"), { recursive: true });
    const main = join(root, "apps/server/dist/main.js");
    const files = {
      "guests.txt": "kate@example.com\nMary Moore <mary@example.com>\n",
      "guests.csv": "E-mail,Name\nlise@example.com,Lise\nemmy@example.com,Emmy\n",
      "late.txt": "grace@example.com\nhedy@example.com\n",
      foyer: `exec "${process.execPath}" "${main}" "$@"\n`,
    };
    for (const [name, text] of Object.entries(files))
      await writeFile(join(folder, name), text, { mode: 0o755 });

    const key = { organizationId, name: "Help", expiresInDays: 1 };
    const env = {
      PATH: `${folder}:${process.env["PATH"]}`,
      HOME: folder,
      FOYER_URL: foyer.url,
      FOYER_API_KEY: textIn(await call("POST /account/api-keys", key), "key"),
      ...foyer.environment,
    };
    const examples = await examplesInHelp();
    expect(examples.length).toBeGreaterThan(25);
    await expectToSucceed(examples.map((example) => withIds(example, ids)).join("\n"), { cwd: folder, env });
    expect(await readFile(join(folder, "invitations.jsonl"), "utf8")).toContain("bob@example.com");
  } finally {
    await foyer.close();
    await rm(folder, { recursive: true, force: true });
  }
});

/** Without those of `start`, which do not end: start.spec.ts runs them. */
async function examplesInHelp(): Promise<string[]> {
  const blocks = await docBlocks("docs/cli.md");
  return blocks
    .flatMap(
      ({ text }) =>
        text
          .split(/^Examples:$/m)[1]
          ?.trim()
          .split("\n") ?? [],
    )
    .map((line) => line.trim())
    .filter((line) => !line.startsWith("foyer start"));
}

/** Help shows one id for all. */
function withIds(example: string, ids: { space: string; event: string; invitation: string }): string {
  return example.replace(/(--space |--event )?0198c2f0-[\w-]+/, (_, flag: string | undefined) => {
    if (flag === undefined) return ids.invitation;
    return flag + (flag === "--space " ? ids.space : ids.event);
  });
}
