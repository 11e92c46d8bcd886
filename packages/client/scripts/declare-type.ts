import { everyReason } from "@foyer/contract/failures";
import { z } from "zod";

/** Whether something is said or answered: what has a default may be left out, but is always there. */
export type Side = "input" | "output";

type Schema = z.core.$ZodType;

/** What the type of a schema is called, and what the contract says of it. */
export type Name = { readonly name: string; readonly comment: string | null };

/** TypeScript for schemas. */
export type Declarations = {
  /** The type of a schema: its name, if it has one. @throws Error if there is no way to say it */
  typeOf(schema: Schema, side: Side): string;
  /** The declarations of all names that were used so far. */
  all(): string;
};

/** Types with a name are declared once, under it. */
export function declarationsOf(names: ReadonlyMap<Schema, Name>): Declarations {
  const declared = new Map<string, { readonly type: string; readonly comment: string | null }>();

  function typeOf(schema: Schema, side: Side): string {
    const named = nameOf(schema);
    if (!named) return plainTypeOf(schema, side);
    const { name, comment, original } = named;
    const type = plainTypeOf(original, side);
    const known = declared.get(name);
    // One thing to say and another to answer: the name is that of whichever came first.
    if (known && known.type !== type) return type;
    declared.set(name, { type, comment });
    return name;
  }

  /** A schema that was only described or refined anew is the same type. */
  function nameOf(schema: Schema): (Name & { readonly original: Schema }) | null {
    for (let original: Schema | undefined = schema; original; original = original._zod.parent) {
      const name = names.get(original);
      if (name) return { ...name, original };
    }
    return null;
  }

  function plainTypeOf(schema: Schema, side: Side): string {
    const inner = (of: Schema) => typeOf(of, side);
    if (schema instanceof z.ZodObject) return objectType(schema, side);
    if (schema instanceof z.ZodOptional) return orUndefined(inner(schema.unwrap()));
    if (schema instanceof z.ZodDefault)
      return side === "input" ? orUndefined(inner(schema.unwrap())) : inner(schema.unwrap());
    if (schema instanceof z.ZodNullable) return `${inner(schema.unwrap())} | null`;
    if (schema instanceof z.ZodArray) return arrayOf(inner(schema.element));
    if (schema instanceof z.ZodUnion) return schema.options.map(inner).join(" | ");
    if (schema instanceof z.ZodRecord) return `Record<${inner(schema.keyType)}, ${inner(schema.valueType)}>`;
    if (schema instanceof z.ZodPipe) return inner(side === "input" ? schema.in : schema.out);
    if (schema instanceof z.ZodLiteral) return wordsOf([...schema.values]);
    if (schema instanceof z.ZodEnum) return wordsOf(schema.options);
    if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat) return "string";
    if (schema instanceof z.ZodNumber) return "number";
    if (schema instanceof z.ZodBoolean) return "boolean";
    if (schema instanceof z.ZodNull) return "null";
    if (schema instanceof z.ZodUnknown) return "unknown";
    throw new Error(`There is no way yet to declare a ${schema._zod.def.type}.`);
  }

  function objectType({ shape }: z.ZodObject, side: Side): string {
    const fields = Object.entries<Schema>(shape).map(([field, schema]) => {
      const absent = side === "input" ? schema._zod.optin : schema._zod.optout;
      // JSON knows no undefined: what is not there is left out.
      const type = typeOf(
        side === "output" && schema instanceof z.ZodOptional ? schema.unwrap() : schema,
        side,
      );
      return `${commentOn(schema, side)}${field}${absent === undefined ? "" : "?"}: ${type};`;
    });
    return fields.length === 0 ? "Record<string, never>" : `{\n${fields.join("\n")}\n}`;
  }

  return {
    typeOf,
    all: () =>
      [...declared]
        .map(([name, { type, comment }]) => `${docComment(comment)}export type ${name} = ${type};`)
        .join("\n\n"),
  };
}

/** What stands above a type or a field. */
export function docComment(...sentences: readonly (string | null)[]): string {
  const lines = sentences.filter((sentence) => sentence !== null);
  if (lines.length === 0) return "";
  if (lines.length === 1 && !lines[0]?.includes("\n")) return `/** ${lines[0]} */\n`;
  return `/**\n${lines
    .flatMap((line) => line.split("\n"))
    .map((line) => ` * ${line}`.trimEnd())
    .join("\n")}\n */\n`;
}

function commentOn(schema: Schema, side: Side): string {
  const description = descriptionOf(schema);
  const byDefault = side === "input" ? defaultOf(schema) : null;
  return docComment(description, byDefault === null ? null : `@default ${byDefault}`);
}

/** Of the schema, or of what it wraps. */
function descriptionOf(schema: Schema): string | null {
  const own = z.globalRegistry.get(schema)?.description;
  if (own !== undefined) return own;
  return isWrapper(schema) ? descriptionOf(schema.unwrap()) : null;
}

function defaultOf(schema: Schema): string | null {
  if (schema instanceof z.ZodDefault) return JSON.stringify(schema.def.defaultValue);
  return isWrapper(schema) ? defaultOf(schema.unwrap()) : null;
}

function isWrapper(schema: Schema): schema is z.ZodOptional | z.ZodNullable | z.ZodDefault {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault;
}

function orUndefined(type: string): string {
  return type.endsWith(" | undefined") ? type : `${type} | undefined`;
}

function arrayOf(type: string): string {
  return /^\w+$/.test(type) ? `${type}[]` : `Array<${type}>`;
}

function wordsOf(values: readonly unknown[]): string {
  if (values.length === everyReason.length && everyReason.every((reason) => values.includes(reason)))
    return "Reason";
  return values.map((value) => JSON.stringify(value)).join(" | ");
}
