import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { aptInstall, canInstall, isExecutable } from "./machine.mjs";
import { StepFailed } from "./prepare.mjs";

const needed = ["initdb", "pg_ctl", "psql", "pg_dump", "pg_restore"];

/** Where Debian keeps them, a folder for each version. */
const versions = "/usr/lib/postgresql";

/**
 * Finds the folder with the programs of a PostgreSQL that is not ours (POSTGRES_PROGRAMS, Debian's newest, or on PATH),
 * or installs one with apt as root on Debian. The guide to operating is tried with them.
 * @returns {Promise<string>}
 * @throws StepFailed saying what to do where that does not work
 */
export async function ensurePostgresPrograms() {
  const found = find();
  if (found) return found;
  if (canInstall()) {
    process.stderr.write("Installing PostgreSQL's programs …\n");
    // The programs alone: nobody has asked for a cluster that starts with the machine.
    const settings = "/etc/postgresql-common/createcluster.d";
    mkdirSync(settings, { recursive: true });
    writeFileSync(join(settings, "no-main-cluster.conf"), "create_main_cluster = false\n");
    await aptInstall(["postgresql"]);
  }
  const installed = find();
  if (installed) return installed;
  throw new StepFailed(
    `The browser tests try backup and restore with the programs of a PostgreSQL from 15 on (${needed.join(", ")}), and there are none. Install them, or name their folder in POSTGRES_PROGRAMS.`,
    1,
  );
}

/** @returns {string | undefined} */
function find() {
  if (process.env.POSTGRES_PROGRAMS) return process.env.POSTGRES_PROGRAMS;
  const onPath = (process.env.PATH ?? "").split(delimiter);
  return [...debians(), ...onPath].find((folder) => needed.every((name) => isExecutable(join(folder, name))));
}

/** The newest first. */
function debians() {
  try {
    const names = readdirSync(versions).filter((name) => Number(name) >= 15);
    return names.sort((one, other) => Number(other) - Number(one)).map((name) => join(versions, name, "bin"));
  } catch {
    return [];
  }
}
