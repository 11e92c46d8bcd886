import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Account, accountFor, dataArgument } from "./account.ts";
import { binariesFor } from "./binaries.ts";
import { createCluster } from "./create-cluster.ts";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";
import { isCode } from "./process.ts";

/** A database cluster on disk, and what it takes to run it. */
export interface Cluster {
  /** The folder that holds the cluster, the log and the remembered port. */
  directory: string;
  /** PostgreSQL's data directory. */
  data: string;
  /** The same, as PostgreSQL is told it. */
  dataArgument: string;
  binaries: string;
  /** Whom PostgreSQL runs as; undefined: whoever runs this. */
  account: Account | undefined;
  /** Of the superuser `postgres`. Only whoever may read the data directory knows it. */
  password: string;
}

/**
 * Opens the cluster in `directory`, making it when there is none: role and database `foyer`, password required.
 * Several processes may do so at once; all get the same cluster.
 * @throws EmbeddedPostgresError when the folder belongs to somebody else
 */
export async function openCluster(directory: string): Promise<Cluster> {
  const data = join(directory, "data");
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const account = await accountFor(data);
    const binaries = await binariesFor(account);
    if (!(await isThere(data))) await createCluster(directory, data, binaries, account);
    const password = await passwordOf(data);
    if (!password)
      throw new EmbeddedPostgresError(
        `${data} is there, but not made by Foyer. Move it away, then start again.`,
      );
    return { directory, data, dataArgument: dataArgument(data, account), binaries, account, password };
  } catch (cause) {
    if (!isCode(cause, "EACCES") && !isCode(cause, "EPERM")) throw cause;
    throw new EmbeddedPostgresError(
      `${directory} belongs to another user. Start Foyer as that user, or give the folder to this one (chown -R).`,
      { cause },
    );
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if (isCode(error, "ENOENT")) return false;
      throw error;
    },
  );
}

async function passwordOf(data: string): Promise<string | undefined> {
  try {
    return await readFile(join(data, "foyer-password"), "utf8");
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}
