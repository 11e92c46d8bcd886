import { reasons } from "@foyer/contract/failures";
import { webhookPayload } from "@foyer/contract/webhooks";
import { z } from "zod";
import type { RestRoute } from "../rest-routes.ts";
import { failure } from "./failure-schema.ts";
import { isObject, type Json, type JsonObject, objectAt, objectsIn, without } from "./json.ts";
import { namedSchemas } from "./named-schemas.ts";

const place = "#/components/schemas/";

type Direction = "input" | "output";

/** The schemas of the contract as JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type ContractSchemas = {
  /** By name, all that the others lead to by `$ref`. */
  readonly components: JsonObject;
  /** What a procedure takes, wherever it stands in a request. */
  inputOf(route: RestRoute): JsonObject;
  /** What of it stands in the body; null: nothing. */
  bodyOf(route: RestRoute): { readonly schema: JsonObject; readonly required: boolean } | null;
  outputOf(route: RestRoute): JsonObject;
  /** Any other schema, as something that Foyer says. */
  said(schema: z.ZodType): JsonObject;
};

/** Reads them off the procedures. */
export function contractSchemas(routes: readonly RestRoute[]): ContractSchemas {
  const said = jsonSchemas(
    "output",
    routes.map(({ output }) => output),
  );
  const taken = jsonSchemas(
    "input",
    routes.flatMap(({ input }) => input ?? []),
  );
  const bodies: Record<string, JsonObject> = {};
  const bodyOf = (route: RestRoute) => {
    const whole = route.type === "query" || !route.input ? {} : taken.of(route.input);
    const body = withoutPath(whole, route);
    if (!isObject(body["properties"]) || Object.keys(body["properties"]).length === 0) return null;
    const required = Array.isArray(body["required"]) && body["required"].length > 0;
    const name = route.input ? namedSchemas.get(route.input) : undefined;
    if (name === undefined) return { schema: body, required };
    // Two procedures may take the same from different places.
    const known = bodies[name];
    if (known && JSON.stringify(known) !== JSON.stringify(body)) return { schema: body, required };
    bodies[name] = body;
    return { schema: { $ref: `${place}${name}` }, required };
  };
  const inRequests = routes.map((route) => [
    route.input ? taken.of(route.input) : null,
    bodyOf(route)?.schema ?? null,
  ]);
  return {
    components: merge(
      only({ ...taken.named, ...bodies }, inRequests),
      only(said.named, [
        ...routes.map(({ output }) => said.refer(output)),
        ...[failure, webhookPayload].map((schema) => said.refer(schema)),
      ]),
    ),
    inputOf: (route) => (route.input ? taken.of(route.input) : {}),
    bodyOf,
    outputOf: ({ output }) => said.refer(output),
    said: (schema) => said.refer(schema),
  };
}

/** What of the components something leads to. */
export function only(components: JsonObject, value: Json): JsonObject {
  const names = namesIn(value, components);
  return Object.fromEntries(Object.entries(components).filter(([name]) => names.has(name)));
}

/** One name can't mean two things. */
function merge(inRequests: JsonObject, inAnswers: JsonObject): JsonObject {
  for (const [name, schema] of Object.entries(inRequests)) {
    const other = inAnswers[name];
    if (other && JSON.stringify(other) !== JSON.stringify(schema))
      throw new Error(`What is taken as ${name} is not what is answered.`);
  }
  const all = Object.entries({ ...inRequests, ...inAnswers });
  return Object.fromEntries(all.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** An input without what stands in the path. */
function withoutPath(schema: JsonObject, { path }: RestRoute): JsonObject {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
  const required = schema["required"];
  const left = Array.isArray(required)
    ? required.filter((name) => !inPath.some((each) => each === name))
    : [];
  return {
    ...without(schema, "properties", "required"),
    properties: without(objectAt(schema, "properties"), ...inPath),
    ...(left.length > 0 && { required: left }),
  };
}

function jsonSchemas(direction: Direction, schemas: readonly z.ZodType[]) {
  const registry = z.registry<{ id: string }>();
  for (const [schema, name] of namedSchemas) registry.add(schema, { id: name });
  const nameless = new Map<z.ZodType, string>();
  for (const schema of schemas)
    if (!namedSchemas.has(schema) && !nameless.has(schema)) {
      nameless.set(schema, `nameless ${nameless.size}`);
      registry.add(schema, { id: `nameless ${nameless.size - 1}` });
    }
  const written = z.toJSONSchema(registry, {
    io: direction,
    uri: (name) => `${place}${name}`,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => tidy(zodSchema, jsonSchema, direction),
  });
  const all = z.record(z.string(), jsonObject).parse(mergeNulls(z.json().parse(written.schemas)));
  const json = new Map(
    Object.entries(all).map(([name, schema]) => [name, without(schema, "$schema", "$id")]),
  );
  const of = (schema: z.ZodType): JsonObject => {
    const found = json.get(namedSchemas.get(schema) ?? nameless.get(schema) ?? "");
    if (!found) throw new Error("This schema is not the contract's.");
    return found;
  };
  return {
    named: Object.fromEntries([...json].filter(([name]) => !name.startsWith("nameless "))),
    of,
    refer(schema: z.ZodType): JsonObject {
      const name = namedSchemas.get(schema);
      return name === undefined ? of(schema) : { $ref: `${place}${name}` };
    },
  };
}

const jsonObject = z.custom<JsonObject>((value) => typeof value === "object" && value !== null);

/** What zod says more exactly than anybody wants to read, or than is true. */
function tidy(zodSchema: z.core.$ZodTypes, schema: z.core.JSONSchema.BaseSchema, direction: Direction): void {
  const { def } = zodSchema._zod;
  // The format says it already.
  if (schema.format === "uuid" || schema.format === "date-time" || schema.format === "email")
    delete schema.pattern;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  // Answers may come to say more.
  if (direction === "output" && def.type === "object" && !def.catchall) delete schema.additionalProperties;
  if (def.type === "record") delete schema.propertyNames;
  // What is trimmed first is no address before that, and is one all the same.
  if (def.type === "pipe" && direction === "input" && isEmail(def.out)) {
    schema.format = "email";
    schema.maxLength = 254;
  }
  if (
    Array.isArray(schema.enum) &&
    schema.enum.length === Object.keys(reasons).length &&
    def.type === "literal"
  ) {
    delete schema.enum;
    delete schema.type;
    schema.$ref = `${place}Reason`;
  }
}

function isEmail(schema: z.core.$ZodType): boolean {
  return "format" in schema._zod.def && schema._zod.def.format === "email";
}

/** `null` beside one plain type is one more type. */
function mergeNulls(value: Json): Json {
  if (Array.isArray(value)) return value.map(mergeNulls);
  if (!isObject(value)) return value;
  const schema = Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mergeNulls(each)]));
  const [plain, nothing, ...more] = Array.isArray(schema["anyOf"]) ? schema["anyOf"] : [];
  if (!isObject(plain) || !isObject(nothing) || nothing["type"] !== "null" || more.length > 0) return schema;
  const { type } = plain;
  if (typeof type !== "string" || plain["enum"] || plain["const"] !== undefined) return schema;
  return { ...plain, type: [type, "null"], ...without(schema, "anyOf") };
}

/** The names that something leads to by `$ref`, and they in turn. */
function namesIn(value: Json, components: JsonObject, found = new Set<string>()): ReadonlySet<string> {
  for (const { $ref } of objectsIn(value)) {
    if (typeof $ref !== "string" || !$ref.startsWith(place)) continue;
    const name = $ref.slice(place.length);
    if (found.has(name)) continue;
    found.add(name);
    namesIn(components[name] ?? null, components, found);
  }
  return found;
}
