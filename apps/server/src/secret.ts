import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "./config.ts";

/** The installation's secrets, the signing one first: as configured, or made once and kept in the data directory. */
export async function installationSecrets(
  config: Pick<Config, "secrets" | "dataDirectory">,
): Promise<readonly [string, ...string[]]> {
  if (config.secrets) return config.secrets;
  const file = join(config.dataDirectory, "secret");
  await mkdir(config.dataDirectory, { recursive: true });
  try {
    // Of two processes that start at once, one writes and both read what it wrote.
    await writeFile(file, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx", flush: true });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const secret = (await readFile(file, "utf8")).trim();
  if (secret.length < 32)
    throw new Error(`${file} is damaged: restore it from a backup, or every link sent so far is lost.`);
  return [secret];
}
