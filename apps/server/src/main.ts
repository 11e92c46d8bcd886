import { runCommandLine } from "./command-line.ts";
import { environmentVariables } from "./config.ts";

const code = await runCommandLine(process.argv.slice(2), {
  variables: environmentVariables(),
  say: (text) => void process.stdout.write(`${text}\n`),
  complain: (text) => void process.stderr.write(`${text}\n`),
});
// What a failure left open must not keep the process.
if (code !== 0) process.exit(code);
