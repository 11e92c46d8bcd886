import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { blocksRunBy, docBlocks } from "./doc-blocks.ts";
import { freePort } from "./foyer-process.ts";

const root = join(import.meta.dirname, "..");

test("npm start says in four lines where everything is, answers there, and ends by a Ctrl-C; so does foyer start [S1.8]", async () => {
  const pages = await blocksRunBy("e2e/start.spec.ts");
  const typed = [...new Set(pages.map(({ text }) => text))];
  expect(typed).toEqual(["npm start"]);
  const data = await mkdtemp(join(tmpdir(), "foyer-start-"));
  try {
    const [port, smtpPort, mailboxPort] = [await freePort(), await freePort(), await freePort()];
    const env = {
      PATH: `${data}:${process.env["PATH"]}`,
      HOME: process.env["HOME"],
      FOYER_DATA_DIR: join(data, "data"),
      PORT: String(port),
      FOYER_MAILBOX_SMTP_PORT: String(smtpPort),
      FOYER_MAILBOX_PORT: String(mailboxPort),
    };
    const main = join(root, "apps/server/dist/main.js");
    await writeFile(join(data, "foyer"), `exec "${process.execPath}" "${main}" "$@"\n`, { mode: 0o755 });
    const address = `http://localhost:${port}`;
    const mailbox = `http://localhost:${mailboxPort}`;

    for (const command of [...typed, ...(await startsInHelp())]) {
      await whileRunning(command, env, async (said) => {
        await expect.poll(said, { timeout: 90_000 }).toContain(env.FOYER_DATA_DIR);
        expect(placesIn(said())).toEqual({
          address,
          owner: expect.stringMatching(`^${address}/accept#[\\w-]{48}$`),
          mailbox,
          data: env.FOYER_DATA_DIR,
        });
        expect((await fetch(`${address}/readyz`)).status).toBe(200);
        expect(await (await fetch(mailbox)).text()).toContain("<h1");
      });
      await expect(fetch(`${address}/readyz`)).rejects.toThrow("fetch failed");
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
});

async function startsInHelp(): Promise<string[]> {
  const blocks = await docBlocks("docs/cli.md");
  const starts = blocks.flatMap(({ text }) => text.match(/^ {2}foyer start.*$/gm) ?? []);
  expect(starts.length).toBeGreaterThan(1);
  return starts.map((line) => line.trim());
}

/** Runs a command until the work is done, and ends it as a Ctrl-C does: well. */
async function whileRunning(
  command: string,
  env: NodeJS.ProcessEnv,
  work: (said: () => string) => Promise<void>,
): Promise<void> {
  const running = spawn("bash", ["-c", command], { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(running, "close");
  let said = "";
  running.stdout.on("data", (chunk) => (said += chunk));
  try {
    await work(() => said);
  } finally {
    running.kill("SIGINT");
    await ended;
  }
  expect(await ended).toEqual([0, null]);
}

/** The four lines for people, or the one for programs. */
function placesIn(said: string): unknown {
  const [json] = said.match(/^\{"address".*$/m) ?? [];
  if (json !== undefined) return JSON.parse(json);
  const lines = said.matchAll(/^ {2}(Foyer|Owner|Mailbox|Data) +(\S+)$/gm);
  const names = { Foyer: "address", Owner: "owner", Mailbox: "mailbox", Data: "data" };
  return Object.fromEntries([...lines].map(([, name = "", value]) => [Reflect.get(names, name), value]));
}
