import { stat } from "node:fs/promises";

/** The user and group that PostgreSQL runs as. */
export interface Account {
  uid: number;
  gid: number;
}

/** `nobody`: PostgreSQL refuses to run as root. */
const nobody: Account = { uid: 65534, gid: 65534 };

/** PostgreSQL is told nothing through the environment: neither our secrets nor somebody's PGPORT. */
export const bareEnvironment = { PATH: "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/** As root, PostgreSQL runs as whoever owns the data: `nobody`, or the ordinary user who made it earlier. */
export async function accountFor(data: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(data).catch(() => undefined);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody;
}

/**
 * Root's folders may be closed to the account that PostgreSQL runs as (a checkout in /root). PostgreSQL starts inside
 * its data directory and stays there, so Linux can lead it back without passing the folders above.
 */
export function dataArgument(data: string, account: Account | undefined): string {
  return account && process.platform === "linux" ? "/proc/self/cwd" : data;
}
