import { can, organizationRoles } from "@foyer/contract/permissions";
import type { RestRoute } from "../rest-routes.ts";
import type { ContractSchemas } from "./contract-schemas.ts";
import { exampleOf, exampleOfField } from "./example-of.ts";
import type { failureAnswers } from "./failure-answers.ts";
import { type Json, type JsonObject, objectAt, without } from "./json.ts";
import { noteOn } from "./notes.ts";
import { reasonsOf } from "./reasons-of.ts";
import { securityOf } from "./security.ts";
import { tagOf } from "./tags.ts";

type Ground = { readonly schemas: ContractSchemas; readonly failures: ReturnType<typeof failureAnswers> };

/** A procedure as an operation of OpenAPI. */
export function operation(route: RestRoute, ground: Ground): JsonObject {
  const body = requestBody(route, ground);
  const parameters = [...ownParameters(route, ground), ...commonParameters(route)];
  return {
    operationId: route.procedure,
    tags: [tagOf(route)],
    summary: route.summary,
    description: descriptionOf(route, ground),
    security: securityOf(route),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: body }),
    responses: responsesOf(route, ground),
  };
}

function descriptionOf(route: RestRoute, { schemas }: Ground): string {
  const { permission, access, procedure } = route;
  const isPage = "nextCursor" in objectAt(resolved(schemas.outputOf(route), schemas), "properties");
  const roles = permission ? organizationRoles.filter((role) => can(role, permission)) : [];
  const holders =
    roles.length === 1
      ? `${roles[0]}s`
      : `${roles
          .slice(0, -1)
          .map((role) => `${role}s`)
          .join(", ")} and ${roles.at(-1)}s`;
  return [
    noteOn(procedure).says,
    permission &&
      roles.length < organizationRoles.length &&
      `For ${holders} of the organization (\`${permission}\`).`,
    access === "in_person" && "For people: an API key may not.",
    isPage &&
      route.type === "query" &&
      "A page at a time: `nextCursor` of one is the `cursor` of the next, and null at the end.",
  ]
    .filter((each) => typeof each === "string")
    .join("\n\n");
}

function namesInPath({ path }: RestRoute): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
}

function ownParameters(route: RestRoute, { schemas }: Ground): JsonObject[] {
  const input = schemas.inputOf(route);
  const properties = objectAt(input, "properties");
  const inPath = namesInPath(route);
  const inQuery =
    route.type === "query" ? Object.keys(properties).filter((name) => !inPath.includes(name)) : [];
  const required = Array.isArray(input["required"]) ? input["required"] : [];
  const parameter = (name: string, where: "path" | "query"): JsonObject => {
    const schema = objectAt(properties, name);
    const isRequired = where === "path" || required.includes(name);
    const text = schema["description"] ?? meanings[name];
    return {
      name,
      in: where,
      ...(typeof text === "string" && { description: text }),
      required: isRequired,
      schema: without(schema, "description"),
      ...(isRequired && { example: exampleOfField(name, schema, schemas.components) }),
    };
  };
  return [
    ...inPath.map((name) => parameter(name, "path")),
    ...inQuery.map((name) => parameter(name, "query")),
  ];
}

/** What the contract finds too plain to say. */
const meanings: Readonly<Record<string, string>> = {
  limit: "how many a page has at most",
  token: "what stands behind the `#` of the link",
  organizationId: "the organization that it is about",
};

function commonParameters({ type }: RestRoute): JsonObject[] {
  return type === "mutation" ? [{ $ref: "#/components/parameters/Idempotency-Key" }] : [];
}

function requestBody(route: RestRoute, { schemas }: Ground): JsonObject | null {
  const body = schemas.bodyOf(route);
  if (!body) return null;
  const whole = resolved(body.schema, schemas);
  const { body: ownExample } = noteOn(route.procedure);
  // What stands in the path of this route is in the path alone.
  const example: Json = ownExample
    ? without(ownExample, ...namesInPath(route))
    : exampleOf(whole, schemas.components, "request");
  return { required: body.required, content: { "application/json": { schema: body.schema, example } } };
}

function resolved(schema: JsonObject, { components }: ContractSchemas): JsonObject {
  const { $ref } = schema;
  return typeof $ref === "string" ? objectAt(components, $ref.slice($ref.lastIndexOf("/") + 1)) : schema;
}

function responsesOf(route: RestRoute, { schemas, failures }: Ground): JsonObject {
  const fields = Object.keys(objectAt(schemas.inputOf(route), "properties"));
  const refusals = [...reasonsOf(route, noteOn(route.procedure), fields)].map(
    ([status, reasons]): [string, JsonObject] => [String(status), failures.answer(status, reasons)],
  );
  return { [route.status]: success(route, schemas), ...Object.fromEntries(refusals) };
}

function success(route: RestRoute, schemas: ContractSchemas): JsonObject {
  if (route.status === 204) return { description: "It is done, and there is nothing to say." };
  if (route.isTable) return { $ref: "#/components/responses/Table" };
  const schema = schemas.outputOf(route);
  return {
    description: route.status === 201 ? "It is made." : "The answer.",
    content: { "application/json": { schema, example: exampleOf(schema, schemas.components, "answer") } },
  };
}

/** The answer of every export. */
export const table: JsonObject = {
  description:
    "All rows as a file (RFC 4180, in UTF-8 with a byte order mark), no cell of which a spreadsheet takes for a formula. An answer that breaks off is not complete.",
  headers: {
    "Content-Disposition": {
      description: "`attachment`, with the name of the file.",
      schema: { type: "string" },
      example: 'attachment; filename="invitations.csv"',
    },
  },
  content: {
    "text/csv": {
      schema: { type: "string" },
      example: "email,full name,status\r\ngrace@example.com,Grace Hopper,pending\r\n",
    },
  },
};
