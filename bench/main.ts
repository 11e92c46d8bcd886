// Measures how fast Foyer is beside what it could be at best, and prints it. Nothing here passes or fails: a machine that has
// something else to do is no defect.
//   pnpm bench [name …]
import { type Bench, tableOf } from "./bench.ts";
import { mail } from "./mail.ts";

const benches: readonly Bench[] = [mail];

const wanted = process.argv.slice(2);
const chosen = benches.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
if (chosen.length === 0) {
  process.stderr.write(`There is no such bench: ${benches.map(({ name }) => name).join(", ")}.\n`);
  process.exitCode = 2;
}
for (const bench of chosen) process.stdout.write(tableOf(bench, await bench.run()));
