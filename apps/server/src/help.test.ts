import { expect, test } from "vitest";
import { runCommand } from "../test/run-command.ts";
import { commandGroups, commands } from "./command-table.ts";
import { helpOf, overview } from "./help.ts";
import { readArguments } from "./read-arguments.ts";

/** docs/cli.md: everything that help says. */
function reference(): string {
  const block = (text: string) => `\`\`\`text\n${text}\n\`\`\`\n`;
  const groups = commandGroups.map(({ title, commands: those }) => {
    const each = Object.entries(those).map(
      ([name, command]) => `### ${name}\n\n${block(helpOf(name, command))}`,
    );
    return `## ${title}\n\n${each.join("\n")}`;
  });
  return [introduction, block(overview()), ...groups].join("\n");
}

const introduction = `# The command line

This page is what \`foyer --help\` and \`foyer <command> --help\` say. A test writes it anew: \`vitest run
apps/server/src/help.test.ts --update\`.

In a checkout, \`foyer\` is \`npm run foyer --\`, or the program \`scripts/foyer.mjs\`, which can be linked into a folder of your PATH:

\`\`\`sh
mkdir -p ~/.local/bin
ln -s "$PWD/scripts/foyer.mjs" ~/.local/bin/foyer
~/.local/bin/foyer --version
\`\`\`

In the container's image it is the entry point: \`docker run --rm -e FOYER_URL -e FOYER_API_KEY foyer list\`. The commands
that call a server need nothing else: no database, no settings, no data directory. They don't read \`.env\` either, so that no
folder that somebody else has written to can say where the API key is sent.

With \`--json\` the answer is one JSON document (\`list\`: a line of JSON for each invitation), and a failure one line of JSON on
standard error: \`message\`, \`reason\` as in REST or null, and \`issues\` where an input was refused. By npm it is
\`npm run --silent foyer -- list --json\`, or npm's own lines come first. Colours are for screens alone, and
not where \`NO_COLOR\` is set; a bar is shown on a screen for what takes longer than two seconds.
`;

test("docs/cli.md says what help says [S0.10]", async () => {
  await expect(reference()).toMatchFileSnapshot("../../../docs/cli.md");
});

test("every example in help can be understood, and no line is wider than 100 columns [S0.10]", () => {
  for (const [name, command] of Object.entries(commands)) {
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) {
      // As a shell would take it apart, without what follows for other programs.
      const [line = ""] = example.split(/ [<>|] /);
      const [first, ...args] = (line.match(/(?:[^\s"]|"[^"]*")+/g) ?? []).map((word) =>
        word.replaceAll('"', ""),
      );
      expect(first).toBe(name);
      expect(() => readArguments(name, command, args)).not.toThrow();
    }
    for (const line of helpOf(name, command).split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  }
});

test.each([
  [["lsit"], 'There is no command "lsit". Did you mean list?'],
  [["Invite"], 'There is no command "Invite". Did you mean invite?'],
  [["frobnicate"], 'There is no command "frobnicate". See'],
  [["list", "--stauts", "pending"], "There is no option --stauts. Did you mean --status?"],
  [["list", "-x"], "There is no option -x. See"],
  [["list", "--status", "pendign"], "Did you mean pending?"],
  [["list", "--status", "--all"], "--status needs a value: STATUS."],
  [["list", "--all=yes"], "--all takes no value."],
  [["import"], "FILE is missing."],
  [["import", "a.csv", "b.csv"], '"b.csv" is too much.'],
])("%j is told what was meant, and exits with 2 [S0.10]", async (args, sentence) => {
  const { code, stdout, stderr } = await runCommand(args);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^foyer: [^\n]+\n$/);
  expect(stderr).toContain(sentence);
});

test("--version and help are there without anything else", async () => {
  expect(await runCommand(["--version"])).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^foyer \d+\.\d+\.\d+\n$/),
    stderr: "",
  });
  const { stdout } = await runCommand(["invite", "--help"]);
  for (const asked of [
    ["help", "invite"],
    ["--help", "invite"],
    ["invite", "-h"],
    ["invite", "x", "--role", "member", "--help"],
  ])
    expect(await runCommand(asked)).toMatchObject({ code: 0, stdout });
});
