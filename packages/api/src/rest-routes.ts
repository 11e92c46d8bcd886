import { exportedFile } from "@foyer/contract/audit";
import { invalidInput } from "@foyer/contract/failures";
import type { Permission } from "@foyer/contract/permissions";
import type { Context } from "@foyer/domain/context";
import { type AnyTRPCProcedure, callTRPCProcedure } from "@trpc/server";
import { z } from "zod";
import type { Meta } from "./rest.ts";
import { appRouter } from "./root.ts";

/** A procedure as REST reaches it. */
export type RestRoute = {
  readonly procedure: string;
  readonly type: "query" | "mutation";
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** With `{name}` for what stands in the path. */
  readonly path: string;
  /** Of success: 201 where something is created, 204 where there is nothing to say. */
  readonly status: 200 | 201 | 204;
  /** Whether it answers with a table: as a file of its own, not as JSON that has one inside. */
  readonly isTable: boolean;
  /** What a query string can't say by itself: which of its values are numbers and which yes or no. */
  readonly fields: ReadonlyMap<string, "number" | "boolean">;
  readonly summary: string;
  readonly access: NonNullable<Meta["access"]>;
  readonly permission: Permission | null;
  /** Null: it takes nothing. */
  readonly input: z.ZodType | null;
  readonly output: z.ZodType;
};

const zodType = z.instanceof(z.ZodType);

/** Every procedure that has a place in REST. */
export const restRoutes: readonly RestRoute[] = Object.entries<unknown>(appRouter._def.procedures).flatMap(
  ([procedure, value]) => {
    if (!isProcedure(value)) return [];
    const { _def } = value;
    const { rest, access, permission }: Meta = _def.meta ?? {};
    if (!rest || _def.type === "subscription") return [];
    if (!access) throw new Error(`Nothing says who may call ${procedure}.`);
    const [input = z.undefined()] = z.array(zodType).max(1).parse(Reflect.get(_def, "inputs"));
    const output = zodType.parse(Reflect.get(_def, "output"));
    return [
      {
        procedure,
        type: _def.type,
        ...rest,
        status: statusOf(procedure, output),
        isTable: output === exportedFile,
        fields: fieldsOf(input),
        access,
        permission: permission ?? null,
        input: input instanceof z.ZodOptional ? null : input,
        output,
      },
    ];
  },
);

function isProcedure(value: unknown): value is AnyTRPCProcedure {
  return typeof value === "function" && "_def" in value;
}

/**
 * Runs the procedure of a route with what the request brought: path, query and body are one input, and what the input's
 * schema does not know is refused like everywhere.
 * @throws TRPCError
 */
export async function callRest(
  route: RestRoute,
  ctx: Context,
  request: { readonly params: unknown; readonly query: unknown; readonly body: unknown },
): Promise<unknown> {
  const getRawInput = async () => ({
    ...(route.type === "query"
      ? readQuery(route, objectOf(request.query))
      : refuseQuery(objectOf(request.query))),
    ...objectOf(request.body),
    ...objectOf(request.params),
  });
  return callTRPCProcedure({
    router: appRouter,
    path: route.procedure,
    type: route.type,
    ctx,
    getRawInput,
    input: undefined,
    signal: undefined,
    batchIndex: 0,
  });
}

function objectOf(value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value))
    throw invalidInput("", "The body must be a JSON object.");
  // Every key of its own, `__proto__` too: the schema is to refuse it, and not to miss it.
  return { ...value };
}

/** What changes something stands in the body: a query string is kept by proxies and histories, passwords and all. */
function refuseQuery(query: Record<string, unknown>): Record<string, never> {
  const [name] = Object.keys(query);
  if (name !== undefined) throw invalidInput(name, "Belongs into the body.");
  return {};
}

function readQuery(route: RestRoute, query: Record<string, unknown>): Record<string, unknown> {
  const read = (name: string, value: unknown) => {
    const type = route.fields.get(name);
    if (type === "number" && typeof value === "string" && value.trim() !== "") return Number(value);
    if (type === "boolean" && (value === "true" || value === "false")) return value === "true";
    return value;
  };
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, read(name, value)]));
}

function statusOf(procedure: string, output: z.ZodType): RestRoute["status"] {
  if (output instanceof z.ZodNull) return 204;
  return procedure.endsWith(".create") ? 201 : 200;
}

function fieldsOf(input: z.ZodType): RestRoute["fields"] {
  const fields = new Map<string, "number" | "boolean">();
  if (!(input instanceof z.ZodObject)) return fields;
  for (const [name, schema] of Object.entries(input.shape)) {
    const bare = unwrap(schema);
    if (bare instanceof z.ZodNumber) fields.set(name, "number");
    if (bare instanceof z.ZodBoolean) fields.set(name, "boolean");
  }
  return fields;
}

function unwrap(schema: unknown): unknown {
  const wrapped =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable;
  return wrapped ? unwrap(schema.unwrap()) : schema;
}
