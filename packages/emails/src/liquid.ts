import {
  analyzeSync,
  Context,
  ForTag,
  Liquid,
  Output,
  type Template,
  toValueSync,
  type Variable,
} from "liquidjs";
import { flat } from "./clean.ts";

// None of them runs code, reads a file, keeps anything for later or makes much out of little.
const tags = ["if", "unless", "case", "for", "break", "continue", "comment", "#"];
const filters = [
  "default",
  "upcase",
  "downcase",
  "capitalize",
  "strip",
  "truncate",
  "truncatewords",
  "size",
  "first",
  "last",
  "join",
];

/** The lists that a text can go through, and what it can ask of them and of the way through. */
const lists = ["answers"];
const listParts = ["size", "first", "last"];
const loopParts = ["index", "index0", "rindex", "rindex0", "first", "last", "length"];

// Far more than an e-mail needs, far less than reading or writing one could stumble over.
const mostTags = 200;

/** Stands in a text for a value of which nothing but its presence matters. */
export class Handle {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
    Object.freeze(this);
  }
}

/** What a text puts in: a value that it only names, or words that it has made. */
export type Insertion = Handle | string;

/** What a text knows. Null: a value that is missing. */
export type Scope = Readonly<Record<string, Insertion | readonly string[] | null>>;

/** A text that can be written. */
export type ParsedText = {
  readonly templates: Template[];
  /** Whether nothing but the presence of values decides what it says. */
  readonly isPlain: boolean;
};

/** A text in which every value is a mark: its place in `insertions` between two private-use characters. */
export type MarkedText = { readonly text: string; readonly insertions: readonly Insertion[] };

const kept = "insertions";
const engine = openEngine();

function openEngine(): Liquid {
  const liquid = new Liquid({
    ownPropertyOnly: true,
    strictVariables: true,
    strictFilters: true,
    dynamicPartials: false,
    templates: {},
    parseLimit: 20_000,
    // Second lines of defence: a text that gets here has no loop but over a list, and none inside another.
    memoryLimit: 200_000,
    renderLimit: 2_000,
    // What a value says never gets into the text, so nothing there can be read as part of it.
    outputEscape(this: { readonly context: Context }, value: unknown) {
      const insertion = insertionOf(value);
      if (insertion === "") return "";
      const insertions = insertionsIn(this.context);
      return `\ue000${insertions.push(insertion) - 1}\ue001`;
    },
  });
  for (const name of Object.keys(liquid.tags)) if (!tags.includes(name)) delete liquid.tags[name];
  for (const name of Object.keys(liquid.filters)) if (!filters.includes(name)) liquid.unregisterFilter(name);
  return liquid;
}

function insertionsIn(context: Context): Insertion[] {
  return context.getRegister(kept);
}

function insertionOf(value: unknown): Insertion {
  if (value instanceof Handle) return value;
  if (Array.isArray(value)) return flat(value.map(String).join(", "));
  if (typeof value === "string" || typeof value === "number") return flat(String(value));
  if (value === null || value === undefined || typeof value === "boolean") return "";
  throw new TypeError("A text puts in what is no text.");
}

/**
 * Writes a text with the values that it knows.
 * @throws Error where it asks for what there is not, or for too much
 */
export function writeText({ templates }: ParsedText, scope: Scope): MarkedText {
  const insertions: Insertion[] = [];
  const context = new Context(scope, engine.options, { sync: true }, { liquid: engine });
  context.setRegister(kept, insertions);
  const text: unknown = engine.renderSync(templates, context);
  return { text: String(text), insertions };
}

/** What a text was read as, or everything that is wrong with it, in words for whoever wrote it. */
export type Reading =
  | { readonly parsed: ParsedText; readonly problems: readonly [] }
  | { readonly parsed: null; readonly problems: readonly string[] };

/** What a text may name: values, and blocks, which stand alone on a line of a body and nowhere else. */
type Known = {
  readonly names: readonly string[];
  readonly blocks: readonly string[];
  readonly isBody: boolean;
};

/** Reads a text. */
export function readText(source: string, known: Known): Reading {
  // What marks values is nobody's to write.
  const text = source.replace(/[\ue000-\ue004]/g, "");
  if (text.split("{%").length > mostTags) return unreadable([`At most ${mostTags} tags.`]);
  let templates: Template[];
  try {
    templates = engine.parse(text);
    const problems = [
      ...unknownNames(templates, known.names),
      ...loops(templates, false),
      ...misplacedBlocks(templates, known),
    ];
    return problems.length > 0
      ? unreadable(problems)
      : { parsed: { templates, isPlain: templates.every(isPlain) }, problems: [] };
  } catch (error) {
    return unreadable([inPlainWords(error)]);
  }
}

function unreadable(problems: readonly string[]): Reading {
  return { parsed: null, problems: [...new Set(problems)] };
}

function unknownNames(templates: Template[], names: readonly string[]): string[] {
  const { variables, globals } = analyzeSync(templates, { partials: false });
  const known = `This e-mail knows: ${names.join(", ")}.`;
  const outer = Object.values(globals).flat();
  const problems = outer.flatMap((variable) => {
    const [name, ...parts] = variable.segments;
    if (typeof name !== "string" || !names.includes(name))
      return [`${lineOf(variable)}: there is no value called "${String(name)}". ${known}`];
    return lists.includes(name)
      ? unknownParts(variable, parts, listParts)
      : unknownParts(variable, parts, []);
  });
  const inner = Object.entries(variables).filter(([name]) => !Object.hasOwn(globals, name));
  for (const [name, uses] of inner)
    for (const use of uses)
      problems.push(...unknownParts(use, use.segments.slice(1), name === "forloop" ? loopParts : []));
  return problems;
}

function unknownParts(variable: Variable, parts: Variable["segments"], known: readonly string[]): string[] {
  const [part, ...more] = parts;
  if (part === undefined || (typeof part === "string" && known.includes(part) && more.length === 0))
    return [];
  return [`${lineOf(variable)}: "${String(variable)}" is not known.`];
}

function lineOf({ location }: Variable): string {
  return `Line ${location.row}`;
}

/** Loops that go through anything but a list, or stand in another, could take for ever. */
function loops(templates: readonly Template[], insideLoop: boolean): string[] {
  return templates.flatMap((template) => {
    const isLoop = template instanceof ForTag;
    const problems: string[] = [];
    if (isLoop && !lists.includes(template.collection.getText()))
      problems.push(`Only ${lists.join(" and ")} can be gone through with "for".`);
    if (isLoop && insideLoop) problems.push('A "for" can\'t stand inside another.');
    return [...problems, ...loops(childrenOf(template), insideLoop || isLoop)];
  });
}

function misplacedBlocks(templates: readonly Template[], known: Known): string[] {
  return templates.flatMap((template) => [
    ...(template instanceof Output ? misplaced(template, known) : []),
    ...misplacedBlocks(childrenOf(template), known),
  ]);
}

function misplaced({ token }: Output, { blocks, isBody }: Known): string[] {
  const { input, begin, end } = token;
  const output = input.slice(begin, end);
  const words = output.replace(/"[^"]*"|'[^']*'/g, "").split(/[^\w]+/);
  const block = blocks.find((each) => words.includes(each));
  if (block === undefined) return [];
  if (!isBody) return [`{{ ${block} }} is a whole block: it can only stand in the body.`];
  const line =
    (input.slice(0, begin).split("\n").at(-1) ?? "") + output + (input.slice(end).split("\n")[0] ?? "");
  // Asked first: to look for the tags of a long line once for each of its values would take seconds.
  const isOnly = line.split("{{", 3).length === 2;
  const alone =
    isOnly && new RegExp(`^\\{\\{-?\\s*${block}\\s*-?\\}\\}$`).test(line.replace(/\{%.*?%\}/g, "").trim());
  return alone ? [] : [`{{ ${block} }} is a whole block: it needs a line of its own, without filters.`];
}

function childrenOf(template: Template): Template[] {
  return template.children ? toValueSync(template.children(false, true)) : [];
}

// Lists are never marks: what is in them would stay in a form, and be told to the next who gets it.
const name = `(?!(?:${lists.join("|")})\\b)[a-z_]+`;
const quoted = "\"[^\"]*\"|'[^']*'";
const plainOutput = new RegExp(`^\\s*${name}(?:\\s*\\|\\s*default:\\s*(?:${name}|${quoted}))?\\s*$`);
const plainCondition = new RegExp(`^(?:if|unless)\\s+${name}\\s*$`);

function isPlain(template: Template): boolean {
  if (!("content" in template.token) || typeof template.token.content !== "string") return true; // mere text
  const content = template.token.content.trim();
  if (template instanceof Output) return plainOutput.test(content);
  const children = childrenOf(template);
  return plainCondition.test(content) && !hasElsif(template) && children.every(isPlain);
}

function hasElsif(template: Template): boolean {
  return "branches" in template && Array.isArray(template.branches) && template.branches.length > 1;
}

function inPlainWords(error: unknown): string {
  if (!(error instanceof Error)) return "It can't be read.";
  const [, line = "1"] = /, line:(\d+)/.exec(error.message) ?? [];
  const said = error.message.split(/, line:\d+/)[0] ?? "";
  const [, filter] = /undefined filter: (\S+)/.exec(said) ?? [];
  if (filter !== undefined)
    return `Line ${line}: there is no filter called "${filter}". There are: ${filters.join(", ")}.`;
  const [, tag] = /tag "(.*)" not found/s.exec(said) ?? [];
  if (tag !== undefined)
    return `Line ${line}: there is no tag called "${tag}". There are: ${tags.join(", ")}.`;
  if (/not closed/.test(said)) return `Line ${line}: something is opened and never closed.`;
  return `Line ${line}: this can't be read as Liquid.`;
}
