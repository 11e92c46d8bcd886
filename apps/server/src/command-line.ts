import { parseArgs } from "node:util";
import { Failure } from "@foyer/contract/failures";
import { EmbeddedPostgresError } from "@foyer/db/embedded-postgres";
import { isUnavailable, wordsOf } from "@foyer/db/trouble";
import { pino } from "pino";
import { type Command, CommandError } from "./command.ts";
import { cleanup } from "./commands/cleanup.ts";
import { demo } from "./commands/demo.ts";
import { doctor } from "./commands/doctor.ts";
import { expire } from "./commands/expire.ts";
import { migrate } from "./commands/migrate.ts";
import { recount } from "./commands/recount.ts";
import { rotateKey } from "./commands/rotate-key.ts";
import { setup } from "./commands/setup.ts";
import { start } from "./commands/start.ts";
import { testInvitation } from "./commands/test-invitation.ts";
import { ConfigError, readConfig } from "./config.ts";
import { openLog } from "./log.ts";

const commands: Readonly<Record<string, Command>> = {
  start,
  migrate,
  setup,
  "test-invitation": testInvitation,
  expire,
  cleanup,
  demo,
  recount,
  "rotate-key": rotateKey,
  doctor,
};

/** Where a command line comes from, and where its answers go. */
export type Terminal = {
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** What was asked for. */
  readonly say: (text: string) => void;
  /** Why it could not be had. */
  readonly complain: (text: string) => void;
};

/**
 * Does what a command line asks for, and answers the exit code: 0, or 1 after saying why not. What the person at the
 * keyboard can mend is told in one sentence; a defect shows where it is.
 */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await run(args, terminal);
    return 0;
  } catch (error) {
    terminal.complain(`foyer: ${complaintAbout(error)}`);
    return 1;
  }
}

const mendable = [CommandError, ConfigError, EmbeddedPostgresError, Failure];

function complaintAbout(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (mendable.some((kind) => error instanceof kind)) return error.message;
  if (isUnavailable(error)) return `The database can't be used (${wordsOf(error)}): check DATABASE_URL.`;
  return error.stack ?? error.message;
}

async function run([name, ...args]: readonly string[], { variables, say }: Terminal): Promise<void> {
  if (name === undefined || name === "--help" || name === "help") return say(overview());
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) throw new CommandError(`There is no command "${name}". See "foyer --help".`);

  const values: Readonly<Record<string, string | boolean | undefined>> = readOptions(name, command, args);
  if (values["help"] === true) return say(helpOf(name, command));
  const option = (each: string) => {
    const value = values[each];
    return typeof value === "string" ? value : "";
  };
  for (const [each, { required }] of Object.entries(command.options)) {
    if (required && option(each) === "")
      throw new CommandError(`--${each} is missing. See "foyer ${name} --help".`);
  }

  const config = readConfig(variables);
  await command.run({
    config,
    // What a command answers must not have log lines in it; a server has no other answer than its log.
    log: openLog(config.logLevel, pino.destination(name === "start" ? 1 : 2)),
    option,
    flag: (each) => values[each] === true,
    print: (text, data) => say(values["json"] === true ? JSON.stringify(data) : text),
  });
}

function readOptions(name: string, command: Command, args: readonly string[]) {
  const known = Object.fromEntries(
    Object.keys(command.options).map((each) => [each, { type: "string" as const }]),
  );
  const flags = Object.fromEntries(
    ["help", "json", ...Object.keys(command.flags ?? {})].map((each) => [each, { type: "boolean" as const }]),
  );
  try {
    return parseArgs({ args: [...args], options: { ...known, ...flags } }).values;
  } catch (error) {
    throw new CommandError(
      `${error instanceof Error ? error.message : String(error)} See "foyer ${name} --help".`,
    );
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return ["Usage: foyer <command> [options]", "", ...lines, "", "foyer <command> --help tells more."].join(
    "\n",
  );
}

function helpOf(name: string, { summary, options, flags = {} }: Command): string {
  const given = Object.entries(options).map(
    ([each, { meaning, required }]) => `  --${each} VALUE  ${meaning}${required ? "" : " (optional)"}`,
  );
  return [
    `Usage: foyer ${name} [options]`,
    "",
    summary,
    "",
    ...given,
    ...Object.entries(flags).map(([each, meaning]) => `  --${each}  ${meaning}`),
    "  --json  for programs",
    "  --help",
  ].join("\n");
}
