import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "./foyer-process.ts";

test("npm start says in four lines where everything is, answers there, and ends by a Ctrl-C [S1.8]", async () => {
  const data = await mkdtemp(join(tmpdir(), "foyer-start-"));
  const [port, smtpPort, mailboxPort] = [await freePort(), await freePort(), await freePort()];
  const start = spawn("npm", ["start"], {
    cwd: join(import.meta.dirname, ".."),
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      FOYER_DATA_DIR: data,
      PORT: String(port),
      FOYER_MAILBOX_SMTP_PORT: String(smtpPort),
      FOYER_MAILBOX_PORT: String(mailboxPort),
    },
  });
  const ended = once(start, "close");
  try {
    let said = "";
    start.stdout.on("data", (chunk) => (said += chunk));
    await expect.poll(() => said, { timeout: 90_000 }).toContain("  Data ");
    const lines = said.split("\n").filter((line) => /^ {2}[A-Z]/.test(line));
    const address = `http://localhost:${port}`;
    expect(lines).toEqual([
      `  Foyer     ${address}`,
      expect.stringMatching(`^  Owner     ${address}/accept#[\\w-]{48}$`),
      `  Mailbox   http://localhost:${mailboxPort}`,
      `  Data      ${data}`,
    ]);
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    expect(await (await fetch(`http://localhost:${mailboxPort}`)).text()).toContain("owner@foyer.localhost");
    start.kill("SIGINT");
    await ended;
    await expect(fetch(`${address}/readyz`)).rejects.toThrow("fetch failed");
  } finally {
    if (start.exitCode === null) start.kill("SIGTERM");
    await ended;
    await rm(data, { recursive: true, force: true });
  }
});
