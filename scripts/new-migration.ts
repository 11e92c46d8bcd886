// Writes the migration that leads from the last one to prisma/schema.prisma, to be read and completed by hand:
//   pnpm migration --name what_changes
// Not `prisma migrate dev`, which asks questions that nobody answers where no terminal is.
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { name } = parseArgs({ options: { name: { type: "string" } } }).values;
if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) throw new Error("Say --name what_changes.");

const folder = "prisma/migrations";
const diff = [
  "migrate",
  "diff",
  "--from-migrations",
  folder,
  "--to-schema",
  "prisma/schema.prisma",
  "--script",
];
const sql = execFileSync("prisma", diff, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
const time = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const migration = join(folder, `${time}_${name}`);
mkdirSync(migration);
writeFileSync(join(migration, "migration.sql"), sql);
process.stdout.write(`${migration}\n`);
