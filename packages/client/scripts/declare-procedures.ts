import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { appRouter } from "@foyer/api/root";
import { activity } from "@foyer/contract/activity";
import { everyReason } from "@foyer/contract/failures";
import { webhookPayload } from "@foyer/contract/webhooks";
import { z } from "zod";
import { type Declarations, declarationsOf, docComment, type Name } from "./declare-type.ts";

const contract = join(import.meta.dirname, "../../contract/src");

/** What subscriptions tell, which no output schema says. */
const told = new Map<string, z.ZodType>([["activity.stream", activity]]);

/** Nouns and procedures by name, as they stand in the contract: a procedure is its line. */
type Noun = Map<string, Noun | string>;

/** The file that declares every procedure with what it takes and answers, without a word of zod or of the server. */
export async function declareProcedures(): Promise<string> {
  const declarations = declarationsOf(await namesInContract());
  const root: Noun = new Map();
  for (const [path, procedure] of Object.entries<unknown>(appRouter._def.procedures))
    put(root, path.split("."), declareProcedure(path, procedure, declarations));
  // Nobody answers with it: it is posted.
  declarations.typeOf(webhookPayload, "output");
  return formatted(`
// Written by scripts/generate.ts, from the contract: what is changed here by hand is lost.
import type { List, Mutation, Query, Subscription } from "./procedure.ts";

/** Everything Foyer can be asked, by name. */
export type Foyer = ${written(root)};

/** Why the server refuses something. */
export type Reason = ${everyReason.map((reason) => JSON.stringify(reason)).join(" | ")};

${declarations.all()}
`);
}

/** The line of a procedure, with what its documentation says above it. */
function declareProcedure(path: string, procedure: unknown, { typeOf }: Declarations): string {
  const { type, inputs, output, meta } = definitionOf(procedure);
  const [input] = inputs;
  // What may be left out altogether is `{}` here as well.
  const takes = input ? typeOf(input, "input").replace(/ \| undefined$/, "") : "Record<string, never>";
  const name = path.split(".").at(-1) ?? path;
  const { rest, permission } = meta;
  const comment = docComment(
    `${rest?.summary ?? "What changes, as it changes"}.`,
    rest ? `REST: \`${rest.method} /api${rest.path}\`.` : null,
    permission === undefined ? null : `Permission: \`${permission}\`.`,
  );
  return `${comment}readonly ${name}: ${kindOf()};`;

  function kindOf(): string {
    if (type === "subscription") {
      const data = told.get(path);
      if (!data) throw new Error(`What does ${path} tell?`);
      return `Subscription<${takes}, ${typeOf(data, "output")}>`;
    }
    if (!output) throw new Error(`${path} has no output schema.`);
    const kind = type === "mutation" ? "Mutation" : isPage(output) ? "List" : "Query";
    return `${kind}<${takes}, ${typeOf(output, "output")}>`;
  }
}

const schema = z.instanceof(z.ZodType);
const procedureDefinition = z.object({
  type: z.enum(["query", "mutation", "subscription"]),
  inputs: z.array(schema).max(1),
  output: schema.optional(),
  meta: z.object({
    rest: z.object({ method: z.string(), path: z.string(), summary: z.string() }).optional(),
    permission: z.string().optional(),
  }),
});

function definitionOf(procedure: unknown): z.infer<typeof procedureDefinition> {
  return procedureDefinition.parse(typeof procedure === "function" ? Reflect.get(procedure, "_def") : null);
}

function isPage(output: z.ZodType): boolean {
  return output instanceof z.ZodObject && "items" in output.shape && "nextCursor" in output.shape;
}

/** Puts a line where its path says. */
function put(noun: Noun, [name = "", ...path]: readonly string[], line: string): void {
  if (path.length === 0) {
    noun.set(name, line);
    return;
  }
  const known = noun.get(name);
  const inner: Noun = known instanceof Map ? known : new Map();
  noun.set(name, inner);
  put(inner, path, line);
}

function written(noun: Noun): string {
  const lines = [...noun].map(([name, inner]) =>
    typeof inner === "string" ? inner : `readonly ${name}: ${written(inner)};`,
  );
  return `{\n${lines.join("\n")}\n}`;
}

/** The schemas that the contract exports, each by its name as a type, with the comment that stands above it. */
async function namesInContract(): Promise<ReadonlyMap<z.ZodType, Name>> {
  const names = new Map<z.ZodType, Name>();
  for (const file of readdirSync(contract)) {
    if (file.endsWith(".test.ts")) continue;
    const source = readFileSync(join(contract, file), "utf8");
    const exported: Record<string, unknown> = await import(join(contract, file));
    for (const [name, value] of Object.entries(exported)) {
      if (!(value instanceof z.ZodObject || value instanceof z.ZodEnum || value instanceof z.ZodUnion))
        continue;
      names.set(value, {
        name: `${name[0]?.toUpperCase()}${name.slice(1)}`,
        comment: commentAbove(source, name),
      });
    }
  }
  return names;
}

function commentAbove(source: string, name: string): string | null {
  const [, comment] =
    new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\nexport const ${name}\\b`).exec(source) ?? [];
  return comment?.replace(/^\s*\*? ?/gm, "").trim() ?? null;
}

function formatted(source: string): string {
  return execFileSync("biome", ["format", "--stdin-file-path=packages/client/src/procedures.ts"], {
    cwd: join(import.meta.dirname, "../../.."),
    input: source,
    encoding: "utf8",
  });
}
