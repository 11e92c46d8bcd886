import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, readFile, unlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Config, ConfigError } from "./config.ts";

/**
 * The installation's secrets, the signing one first: as configured, or made once, before the database is, and kept in the
 * data directory.
 * @throws ConfigError where there is a database, and its secret is gone or damaged: a new one would end every link
 */
export async function installationSecrets(
  config: Pick<Config, "secrets" | "dataDirectory">,
): Promise<readonly [string, ...string[]]> {
  if (config.secrets) return config.secrets;
  const file = join(config.dataDirectory, "secret");
  if (!existsSync(file) && !existsSync(join(config.dataDirectory, "postgres", "data")))
    await makeSecret(file);
  const secret = await readFile(file, "utf8").catch(() => "");
  if (secret.trim().length >= 32) return [secret.trim()];
  throw new ConfigError(
    `${file} is gone or damaged: restore it from a backup, or set APP_SECRET to a new one, and every link sent so far is lost.`,
  );
}

async function makeSecret(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  await writeFile(draft, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx", flush: true });
  try {
    // Of two processes that start at once, one's becomes the secret, and both read it whole.
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    await unlink(draft);
  }
}
