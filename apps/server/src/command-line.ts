import { version } from "@foyer/api/version";
import { type Asked, type Command, CommandError, UsageError } from "./command.ts";
import { commands } from "./command-table.ts";
import { helpOf, overview } from "./help.ts";
import { nearest } from "./nearest.ts";
import { openProgressBar } from "./progress.ts";
import { type Arguments, readArguments } from "./read-arguments.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Does what a command line asks for, and answers the exit code: 0; 1 after saying why it could not be done; 2 after saying
 * what can't be understood. What the person at the keyboard can mend is told in one sentence, with `--json` as one line of
 * JSON; a defect shows where it is.
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await run(args, terminal);
    return 0;
  } catch (error) {
    terminal.complain(complaintAbout(error, { json: args.includes("--json") }));
    return error instanceof CommandError ? error.exitCode : 1;
  }
}

function complaintAbout(error: unknown, { json }: { readonly json: boolean }): string {
  if (!(error instanceof CommandError))
    return `foyer: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  const { message, refusal } = error;
  return json ? jsonOf({ message, reason: null, ...refusal }) : `foyer: ${message}`;
}

/** One line of JSON. What a terminal would still take for a command, or would turn around, is escaped: it means the same. */
function jsonOf(data: unknown): string {
  const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(data).replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, escaped);
}

async function run([first, ...rest]: readonly string[], terminal: Terminal): Promise<void> {
  if (first === "--version") return terminal.say(`foyer ${version}`);
  const isHelp = first === "help" || first === "--help" || first === "-h";
  const name = isHelp ? rest.find((each) => !each.startsWith("-")) : first;
  if (name === undefined) return terminal.say(overview());

  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new UsageError(`There is no command "${name}".${advice(name)} See "foyer --help".`);
  const given = readArguments(name, command, isHelp ? ["--help"] : rest);
  if (given.options.has("help")) return terminal.say(helpOf(name, command));
  await perform(name, command, askedBy(given, terminal));
}

function advice(name: string): string {
  const meant = nearest(name, Object.keys(commands));
  return meant === null ? "" : ` Did you mean ${meant}?`;
}

async function perform(name: string, command: Command, asked: Asked): Promise<void> {
  if (command.anywhere) return (await command.anywhere())(asked);
  const { runHere } = await import("./run-here.ts");
  await runHere(asked, { work: await command.here(), isServer: name === "start" });
}

function askedBy({ operands, options }: Arguments, terminal: Terminal): Asked {
  const bar = openProgressBar(terminal);
  const json = options.has("json");
  const say = (text: string) => {
    bar.lift();
    terminal.say(text);
  };
  return {
    terminal: {
      ...terminal,
      say,
      complain(text) {
        bar.lift();
        terminal.complain(text);
      },
    },
    operands,
    option(name) {
      const value = options.get(name);
      return typeof value === "string" ? value : "";
    },
    flag: (name) => options.get(name) === true,
    print: (text, data) => say(json ? jsonOf(data) : text),
    tell: (text) => (json ? undefined : say(text)),
    answer: (data) => (json ? say(jsonOf(data)) : undefined),
    progress: bar.during,
  };
}
