import type { Command, Option } from "./command.ts";
import { commandGroups } from "./command-table.ts";
import { commonOptions } from "./read-arguments.ts";

// Columns. Wider than that a line is hard to read.
const width = 100;

/** What there is to be asked for. */
export function overview(): string {
  const names = commandGroups.flatMap(({ commands }) => Object.keys(commands));
  const column = Math.max(...names.map((name) => name.length));
  const groups = commandGroups.map(({ title, commands }) =>
    [
      `${title}:`,
      ...Object.entries(commands).map(([name, { summary }]) => twoColumns(name, summary, column)),
    ].join("\n"),
  );
  return [
    "Usage: foyer <command> [options]",
    ...groups,
    "foyer <command> --help tells more, with examples. foyer --version tells the version.\nAnswers stand on standard output, in JSON with --json. Exit codes: 0 done; 1 refused or failed, with\none sentence on standard error; 2 not understood.",
  ].join("\n\n");
}

/** How a command is used. */
export function helpOf(name: string, command: Command): string {
  const { summary, details = [], operands, options = {}, examples } = command;
  const all = { ...options, ...commonOptions };
  const rows = [
    ...(operands ? [[operands.name, operands.meaning] as const] : []),
    ...Object.entries(all).map(([each, option]) => [synopsisOf(each, option), meaningOf(option)] as const),
  ];
  const column = Math.max(...rows.map(([left]) => left.length));
  return [
    `Usage: foyer ${[name, ...usageOf(command)].join(" ")}`,
    ...[`${summary}.`, ...details].map((detail) => wrap(detail, width).join("\n")),
    rows.map(([left, right]) => twoColumns(left, right, column)).join("\n"),
    ["Examples:", ...examples.map((example) => `  foyer ${example}`)].join("\n"),
  ].join("\n\n");
}

function usageOf({ operands, options = {} }: Command): string[] {
  const required = Object.entries(options).filter(([, option]) => option.required);
  return [
    ...(operands ? [operands.count === "any" ? `[${operands.name} ...]` : operands.name] : []),
    ...required.map(([name, option]) => synopsisOf(name, option)),
    "[options]",
  ];
}

function synopsisOf(name: string, { value }: Option): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}

function meaningOf({ meaning, required }: Option): string {
  return required ? `${meaning} (required)` : meaning;
}

function twoColumns(left: string, right: string, column: number): string {
  const margin = " ".repeat(column + 4);
  const [first = "", ...more] = wrap(right, width - margin.length);
  return [`  ${left.padEnd(column)}  ${first}`, ...more.map((line) => `${margin}${line}`)].join("\n");
}

/** The lines of a text, none longer than so many characters unless it is one word; indented ones stay as they are. */
function wrap(text: string, most: number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    if (paragraph.startsWith(" ")) return [paragraph];
    const lines: string[] = [];
    for (const word of paragraph.split(" ")) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + 1 + word.length <= most)
        lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  });
}
