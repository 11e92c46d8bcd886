// Measures how fast Foyer is beside what it could be at best, and prints it. Nothing of that passes or fails: a machine that
// has something else to do is no defect. An outage is no measurement: it takes minutes, runs where it is asked for, and fails
// where mail is lost. So it is with a file of fifty thousand people.
//   pnpm bench [name …] · pnpm bench outage · pnpm bench import
import { type Bench, reportOf } from "./bench.ts";
import { bulkCreate, bulkIssue } from "./bulk-create.ts";
import { expiry } from "./expiry.ts";
import { importFile } from "./import/import.ts";
import { list } from "./list.ts";
import { live } from "./live.ts";
import { mail } from "./mail.ts";
import { closeManyInvitations } from "./many-invitations.ts";
import { outage } from "./outage/outage.ts";
import { search } from "./search.ts";
import { stats } from "./stats.ts";

const benches: readonly Bench[] = [mail, list, search, stats, live, bulkCreate, bulkIssue, expiry];

const wanted = process.argv.slice(2);
const chosen = benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const trials = Object.entries({ outage, import: importFile }).filter(([name]) => wanted.includes(name));
if (chosen.length === 0 && trials.length === 0) {
  const names = [...benches.map(({ name }) => name), "outage", "import"];
  process.stderr.write(`There is no such bench: ${names.join(", ")}.\n`);
  process.exitCode = 2;
}
try {
  for (const bench of chosen) process.stdout.write(`${await reportOf(bench)}\n`);
} finally {
  await closeManyInvitations();
}
for (const [, trial] of trials) {
  const broken = await trial((line) => void process.stdout.write(`${line}\n`));
  if (broken.length > 0) process.exitCode = 1;
}
