// Measures how fast Foyer is beside what it could be at best, and prints it. Nothing of that passes or fails: a machine that
// has something else to do is no defect. An outage is no measurement: it takes minutes, runs where it is asked for, and fails
// where mail is lost.
//   pnpm bench [name …] · pnpm bench outage
import { type Bench, reportOf } from "./bench.ts";
import { bulkCreate, bulkIssue } from "./bulk-create.ts";
import { expiry } from "./expiry.ts";
import { list } from "./list.ts";
import { live } from "./live.ts";
import { mail } from "./mail.ts";
import { closeManyInvitations } from "./many-invitations.ts";
import { outage } from "./outage/outage.ts";
import { search } from "./search.ts";

const benches: readonly Bench[] = [mail, list, search, live, bulkCreate, bulkIssue, expiry];

const wanted = process.argv.slice(2);
const chosen = benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const wantsOutage = wanted.includes("outage");
if (chosen.length === 0 && !wantsOutage) {
  const names = [...benches.map(({ name }) => name), "outage"];
  process.stderr.write(`There is no such bench: ${names.join(", ")}.\n`);
  process.exitCode = 2;
}
try {
  for (const bench of chosen) process.stdout.write(`${await reportOf(bench)}\n`);
} finally {
  await closeManyInvitations();
}
if (wantsOutage) {
  const broken = await outage((line) => void process.stdout.write(`${line}\n`));
  if (broken.length > 0) process.exitCode = 1;
}
