import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { installationSecrets } from "./secret.ts";

async function dataDirectory(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), "foyer-secret-"));
  onTestFinished(() => rm(home, { recursive: true }));
  return join(home, "not/there/yet");
}

test("the configured secrets are used as they are, and no file is made", async () => {
  const directory = await dataDirectory();
  const secrets = ["the first of at least 32 characters", "the second of at least 32 characters"] as const;
  expect(await installationSecrets({ secrets, dataDirectory: directory })).toEqual(secrets);
  await expect(readdir(directory)).rejects.toThrow("ENOENT");
});

test("without one, a secret is made once, for the owner of the folder alone, and all who start at once agree on it", async () => {
  const directory = await dataDirectory();
  const given = { secrets: null, dataDirectory: directory };
  const all = await Promise.all(Array.from({ length: 20 }, () => installationSecrets(given)));
  expect(new Set(all.flat()).size).toBe(1);
  expect(Buffer.from(all[0]?.[0] ?? "", "base64url")).toHaveLength(32);
  expect((await stat(join(directory, "secret"))).mode & 0o777).toBe(0o600);
  expect(await installationSecrets(given)).toEqual(all[0]);
  expect(await readdir(directory)).toEqual(["secret"]);
});

test("one that is gone is not replaced where there is a database, for the same reason", async () => {
  const directory = await dataDirectory();
  await mkdir(join(directory, "postgres/data"), { recursive: true });
  const given = { secrets: null, dataDirectory: directory };
  await expect(installationSecrets(given)).rejects.toThrow("gone or damaged");
  expect(await readdir(directory)).toEqual(["postgres"]);
});

test("a damaged secret is never replaced, because every link would be lost", async () => {
  const directory = await dataDirectory();
  const given = { secrets: null, dataDirectory: directory };
  await installationSecrets(given);
  const file = join(directory, "secret");
  await chmod(file, 0o600);
  await writeFile(file, "half a sec");
  await expect(installationSecrets(given)).rejects.toThrow("damaged");
  expect(await readFile(file, "utf8")).toBe("half a sec");
});
