import { chmod, cp, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Account } from "./account.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/** Where root keeps programs for accounts that can't enter the checkout: root's own, readable by everybody. */
const sharedFolder = "/var/cache/foyer";

/**
 * The folder with `bin/postgres` and `bin/initdb` for this machine, which `account` (default: whoever runs this) can
 * read. Below a folder that only root may enter (a checkout in /root), that is a copy in /var/cache/foyer.
 * @throws EmbeddedPostgresError when npm has no PostgreSQL for this machine
 */
export async function binariesFor(account: Account | undefined): Promise<string> {
  const { folder, version } = installedBinaries();
  if (!account || (await isReadableBy(account, join(folder, "bin/postgres")))) return folder;
  return shareBinaries(folder, join(sharedFolder, `postgresql-${version}`));
}

function installedBinaries(): { folder: string; version: string } {
  const require = createRequire(import.meta.url);
  const embedded = createRequire(require.resolve("embedded-postgres"));
  const name = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(embedded.resolve(`@embedded-postgres/${name}`)));
    const { version }: { version: string } = embedded(join(root, "package.json"));
    return { folder: join(root, "native"), version };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no PostgreSQL for ${name} among the installed packages. Set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/** Whether `account` may read `path`, going by the modes of the file and of every folder above it. */
async function isReadableBy(account: Account, path: string): Promise<boolean> {
  const { mode, uid, gid } = await stat(path);
  const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
  if (!((mode >> shift) & 1)) return false;
  const parent = dirname(path);
  return parent === path || isReadableBy(account, parent);
}

async function shareBinaries(source: string, target: string): Promise<string> {
  if (await exists(target)) return target;
  const draft = `${target}.${process.pid}`;
  await mkdir(dirname(target), { recursive: true });
  await chmod(dirname(target), 0o755);
  await rm(draft, { recursive: true, force: true });
  // The relative links between the shared libraries stay relative; the static libraries are of no use to a server.
  await cp(source, draft, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !path.endsWith(".a"),
  });
  await openToAll(draft);
  await rename(draft, target).catch(async (error: unknown) => {
    // Somebody else was quicker, with the same files.
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  });
  return target;
}

/** A restrictive umask would leave root's copy unreadable for the account it is made for. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
