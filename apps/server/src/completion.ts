import type { Asked, Command, Option } from "./command.ts";
import { commonOptions } from "./read-arguments.ts";

/** What prints the script that makes a shell complete these commands. */
export function completionOf(commands: Readonly<Record<string, Command>>): (asked: Asked) => Promise<void> {
  const table = Object.entries(commands).map(([name, command]) => ({
    name,
    command,
    options: Object.entries({ ...command.options, ...commonOptions }),
  }));
  return async ({ operands: [shell], print }) => {
    const script = scriptFor(shell, table);
    print(script, { shell, script });
  };
}

/** Each command with its options, those that all have included. */
type Table = readonly {
  readonly name: string;
  readonly command: Command;
  readonly options: readonly (readonly [string, Option])[];
}[];

function scriptFor(shell: string | undefined, table: Table): string {
  switch (shell) {
    case "zsh":
      return zsh(table);
    case "fish":
      return fish(table);
    default:
      return bash(table);
  }
}

function bash(table: Table): string {
  const values = table.flatMap(({ name, options }) =>
    options.flatMap(([option, { value, values: known }]) =>
      value === undefined ? [] : [`    ${quoted(`${name} --${option}`)}) ${bashWords(known)} ;;`],
    ),
  );
  const cases = table.flatMap(({ name, command, options }) => [
    `    ${quoted(name)})`,
    `      if [[ $current == -* ]]; then __foyer_words ${quoted(options.map(([option]) => `--${option}`).join(" "))}`,
    `      else ${bashWords(command.operands?.values)}; fi ;;`,
  ]);
  return [
    "# Completes foyer in bash: source <(foyer completion bash)",
    "__foyer_words() {",
    "  local IFS=$' \\n'",
    '  COMPREPLY=($(compgen -W "$1" -- "$current"))',
    "}",
    "__foyer_files() {",
    "  local IFS=$'\\n'",
    "  compopt -o filenames 2>/dev/null",
    '  COMPREPLY=($(compgen -f -- "$current"))',
    "}",
    "_foyer() {",
    '  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="${COMP_WORDS[1]}"',
    "  COMPREPLY=()",
    "  if [[ $COMP_CWORD -eq 1 || ( $COMP_CWORD -eq 2 && $command == help ) ]]; then",
    `    __foyer_words ${quoted([...table.map(({ name }) => name), "help", "--help", "--version"].join(" "))}`,
    "    return",
    "  fi",
    '  case "$command $previous" in',
    ...values.map((line) => line.replace(/ ;;$/, "; return ;;")),
    "  esac",
    '  case "$command" in',
    ...cases,
    "  esac",
    "}",
    "complete -F _foyer foyer",
  ].join("\n");
}

function bashWords(values: Option["values"]): string {
  if (values === undefined) return ":";
  return values === "file" ? "__foyer_files" : `__foyer_words ${quoted(values.join(" "))}`;
}

function zsh(table: Table): string {
  const described = table.map(({ name, command }) => `    ${quoted(`${name}:${command.summary}`)}`);
  const cases = table.map(
    ({ name, command, options }) =>
      `    ${name}) _arguments ${[...options.map(zshOption), ...zshOperands(command)].join(" ")} ;;`,
  );
  return [
    "#compdef foyer",
    "# Completes foyer in zsh: source <(foyer completion zsh), behind compinit",
    "_foyer() {",
    "  local -a commands",
    "  commands=(",
    ...described,
    "  )",
    "  if (( CURRENT == 2 )); then",
    "    _describe command commands",
    "    return",
    "  fi",
    '  local command="$words[2]"',
    "  shift words",
    "  (( CURRENT-- ))",
    '  case "$command" in',
    ...cases,
    "  esac",
    "}",
    "compdef _foyer foyer",
  ].join("\n");
}

function zshOption([name, { value, meaning, values }]: readonly [string, Option]): string {
  const told = meaning.replace(/[[\]:]/g, "\\$&");
  return quoted(`--${name}[${told}]${value === undefined ? "" : `:${value}:${zshWords(values)}`}`);
}

function zshOperands({ operands }: Command): string[] {
  if (!operands) return [];
  const { name, values, count } = operands;
  return [quoted(`${count === "any" ? "*" : "1"}:${name}:${zshWords(values)}`)];
}

function zshWords(values: Option["values"]): string {
  if (values === undefined) return "";
  return values === "file" ? "_files" : `(${values.join(" ")})`;
}

function fish(table: Table): string {
  const lines = table.flatMap(({ name, command, options }) => [
    `complete -c foyer -n __fish_use_subcommand -a ${quoted(name)} -d ${quoted(command.summary)}`,
    ...options.map(([option, { value, meaning, values }]) =>
      [
        `complete -c foyer -n ${quoted(`__fish_seen_subcommand_from ${name}`)} -l ${option}`,
        ...(value === undefined ? [] : [fishWords(values)]),
        `-d ${quoted(meaning)}`,
      ].join(" "),
    ),
    ...(command.operands?.values === undefined
      ? []
      : [
          `complete -c foyer -n ${quoted(`__fish_seen_subcommand_from ${name}`)} ${fishWords(command.operands.values).replace("-r ", "").replace("-x ", "")}`,
        ]),
  ]);
  return [
    "# Completes foyer in fish: foyer completion fish > ~/.config/fish/completions/foyer.fish",
    "complete -c foyer -f",
    ...lines,
  ].join("\n");
}

function fishWords(values: Option["values"]): string {
  if (values === undefined) return "-x";
  return values === "file" ? "-r -F" : `-x -a ${quoted(values.join(" "))}`;
}

/** As one word of a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
