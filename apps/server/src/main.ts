import { runCommandLine } from "./command-line.ts";

const { env, stdin, stdout, stderr } = process;

// Whoever reads the answer may have had enough of it (`foyer list | head`): what is being done is done all the same.
let isUnheard = false;
for (const stream of [stdout, stderr]) {
  stream.on("error", (error) => {
    if (!("code" in error) || error.code !== "EPIPE") throw error;
    isUnheard = true;
  });
}

const code = await runCommandLine(process.argv.slice(2), {
  variables: env,
  settings: async () => (await import("./config.ts")).environmentVariables(),
  say: (text) => void stdout.write(`${text}\n`),
  complain: (text) => void stderr.write(`${text}\n`),
  read: async () => Buffer.concat(await stdin.toArray()),
  // A package manager's `run foyer` goes to its package's folder first, and says where it was called.
  ...(env["npm_lifecycle_event"] === "foyer" && env["INIT_CWD"] && { directory: env["INIT_CWD"] }),
  ...(stdout.isTTY && { columns: stdout.columns }),
  ...(stderr.isTTY && {
    screen: {
      draw: (text) => void stderr.write(text),
      columns: () => stderr.getWindowSize()[0],
      patience: 2_000,
    },
  }),
  isUnheard: () => isUnheard,
});
// What a failure left open must not keep the process.
if (code !== 0) process.exit(code);
