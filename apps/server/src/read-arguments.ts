import { parseArgs } from "node:util";
import { type Command, type Option, UsageError } from "./command.ts";
import { nearest } from "./nearest.ts";

/** What every command takes. */
export const commonOptions: Readonly<Record<string, Option>> = {
  json: { meaning: "answer for programs, in JSON" },
  help: { meaning: "show this" },
};

export type Arguments = {
  readonly operands: readonly string[];
  /** The values of options by their names; `true` for flags. */
  readonly options: ReadonlyMap<string, string | true>;
};

type Tokens = NonNullable<ReturnType<typeof tokensOf>>;
type OptionToken = Extract<Tokens[number], { kind: "option" }>;

/** Reads what stands behind the name of a command. @throws UsageError saying what is wrong with it */
export function readArguments(name: string, command: Command, args: readonly string[]): Arguments {
  const known = { ...command.options, ...commonOptions };
  const options = new Map<string, string | true>();
  const operands: string[] = [];
  const refuse = (sentence: string) => new UsageError(`${sentence} See "foyer ${name} --help".`);

  for (const token of tokensOf(args, known)) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(known, token.name) ? known[token.name] : undefined;
    if (token.rawName === "-h") options.set("help", true);
    else if (!option) throw refuse(unknown(token.rawName, Object.keys(known)));
    else options.set(token.name, valueOf(token, option, refuse));
  }
  if (options.has("help")) return { operands, options };

  const { count, name: operand, values } = command.operands ?? { count: "none", name: "", values: undefined };
  const most = { none: 0, one: 1, any: Number.POSITIVE_INFINITY }[count];
  const surplus = operands[most];
  if (surplus !== undefined) throw refuse(`"${surplus}" is too much.`);
  if (count === "one" && operands.length === 0) throw refuse(`${operand} is missing.`);
  for (const each of operands) requireOneOf(values, each, refuse);
  for (const [each, { required }] of Object.entries(known)) {
    if (required && (options.get(each) ?? "") === "") throw refuse(`--${each} is missing.`);
  }
  return { operands, options };
}

function tokensOf(args: readonly string[], known: Readonly<Record<string, Option>>) {
  const types = Object.entries(known).map(([name, { value }]) => [
    name,
    { type: value === undefined ? ("boolean" as const) : ("string" as const) },
  ]);
  return parseArgs({
    args: [...args],
    options: Object.fromEntries(types),
    allowPositionals: true,
    strict: false,
    tokens: true,
  }).tokens;
}

type Refuse = (sentence: string) => UsageError;

function valueOf({ rawName, value, inlineValue }: OptionToken, option: Option, refuse: Refuse) {
  if (option.value === undefined) {
    if (value !== undefined) throw refuse(`${rawName} takes no value.`);
    return true;
  }
  // Rather the name of an option than a value, unless it is behind an equals sign.
  const looksLikeOption = inlineValue !== true && value !== undefined && /^-./.test(value);
  if (value === undefined || looksLikeOption) throw refuse(`${rawName} needs a value: ${option.value}.`);
  requireOneOf(option.values, value, refuse);
  return value;
}

function requireOneOf(values: Option["values"], value: string, refuse: Refuse): void {
  if (values === undefined || values === "file" || values.includes(value)) return;
  const meant = nearest(value, values);
  throw refuse(
    `"${value}" is none of ${values.join(", ")}.${meant === null ? "" : ` Did you mean ${meant}?`}`,
  );
}

function unknown(rawName: string, names: readonly string[]): string {
  const meant = nearest(rawName.replace(/^-+/, ""), names);
  return `There is no option ${rawName}.${meant === null ? "" : ` Did you mean --${meant}?`}`;
}
