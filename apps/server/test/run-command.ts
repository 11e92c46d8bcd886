import { runCommandLine } from "../src/command-line.ts";
import type { Terminal } from "../src/terminal.ts";

export type Said = { readonly code: number; readonly stdout: string; readonly stderr: string };

/** Runs a command line in this process; answers what it says and its exit code. */
export async function runCommand(
  args: readonly string[],
  { variables = {}, ...terminal }: Partial<Terminal> = {},
): Promise<Said> {
  const said = { stdout: "", stderr: "" };
  const code = await runCommandLine(args, {
    ...terminal,
    variables,
    say(text) {
      said.stdout += `${text}\n`;
    },
    complain(text) {
      said.stderr += `${text}\n`;
    },
  });
  return { code, ...said };
}
