import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { runCommand } from "../test/run-command.ts";

const execute = promisify(execFile);

/** What bash offers behind these words, the last of which is being typed. */
async function offered(lines: readonly (readonly string[])[]): Promise<string[][]> {
  const { stdout: script } = await runCommand(["completion", "bash"]);
  const ask = lines.map((words) => {
    const quoted = ["foyer", ...words].map((word) => `'${word}'`).join(" ");
    return `COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}; _foyer; echo "\${COMPREPLY[*]}"`;
  });
  const { stdout } = await execute("bash", ["--norc", "-uc", [script, ...ask].join("\n")], {
    cwd: import.meta.dirname,
  });
  return stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split(" ").filter(Boolean));
}

test("a real bash completes commands, options, their values and files [S0.10]", async () => {
  const [commands, help, options, roles, statuses, files, operand, any] = await offered([
    ["re"],
    ["help", "inv"],
    ["invite", "--e"],
    ["invite", "--role", "c"],
    ["list", "--limit", "3", "--status", ""],
    ["import", "main"],
    ["completion", ""],
    ["invite", "a@example.com", "--message", ""],
  ]);
  expect(commands).toEqual(["recount", "resend"]);
  expect(help).toEqual(["invite"]);
  expect(options).toEqual(["--event", "--expires-in-hours"]);
  expect(roles).toEqual(["custodian", "contributor"]);
  expect(statuses).toEqual(["pending", "accepted", "declined", "cancelled", "expired"]);
  expect(files).toEqual(["main.test.ts", "main.ts"].sort());
  expect(operand).toEqual(["bash", "zsh", "fish"]);
  expect(any).toEqual([]);
});

test.each(["zsh", "fish"])("%s gets a script of its own, with every command", async (shell) => {
  const { code, stdout } = await runCommand(["completion", shell]);
  expect(code).toBe(0);
  for (const name of ["start", "invite", "rotate-key", "completion"]) expect(stdout).toContain(`'${name}`);
  expect(await runCommand(["completion", "tcsh"])).toMatchObject({ code: 2 });
});
