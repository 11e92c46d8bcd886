import { Failure, reasons } from "@foyer/contract/failures";
import { webhookEventTypes, webhookPayload } from "@foyer/contract/webhooks";
import { checksBy } from "@foyer/testing/document-checks";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { noted } from "./openapi/notes.ts";
import { openApiDocument } from "./openapi.ts";
import { restRoutes } from "./rest-routes.ts";
import { appRouter } from "./root.ts";
import { version } from "./version.ts";

const document = openApiDocument("https://foyer.example");
const check = checksBy(document);

const content = z.record(z.string(), z.looseObject({ schema: z.unknown(), example: z.unknown().optional() }));
const response = z.looseObject({ $ref: z.string().optional(), content: content.optional() });
const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(1),
  description: z.string().min(1),
  tags: z.array(z.string()).length(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z
    .array(
      z.looseObject({ $ref: z.string().optional(), name: z.string().optional(), in: z.string().optional() }),
    )
    .optional(),
  requestBody: z.looseObject({ required: z.boolean(), content }).optional(),
  responses: z.record(z.string(), response),
});
const shape = z.looseObject({
  openapi: z.string(),
  info: z.looseObject({ version: z.string() }),
  tags: z.array(z.looseObject({ name: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  webhooks: z.record(
    z.string(),
    z.object({ post: z.looseObject({ requestBody: z.object({ content }).loose() }) }),
  ),
  components: z.looseObject({
    schemas: z.record(z.string(), z.unknown()),
    responses: z.record(z.string(), response),
  }),
});
const read = shape.parse(document);

const operations = Object.entries(read.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, each]) => ({ path, method, ...each })),
);

test("the OpenAPI document passes a strict linter without a complaint [S3.8]", async () => {
  const config = await createConfig({
    extends: ["recommended-strict"],
    rules: {
      "operation-4xx-response": "error",
      "operation-operationId-url-safe": "error",
      "operation-description": "error",
      "operation-parameters-unique": "error",
      "no-invalid-media-type-examples": { severity: "error" },
      "no-invalid-parameter-examples": { severity: "error" },
      "no-invalid-schema-examples": "error",
      "no-unused-components": "error",
      "no-ambiguous-paths": "off", // `/invitations/stats` beside `/invitations/{invitationId}`: what is named goes first
      "parameter-description": "off",
      "tag-description": "error",
      "tags-alphabetical": "off",
      "path-not-include-query": "error",
      "paths-kebab-case": "error",
      "component-name-unique": "error",
      "response-contains-header": "off",
    },
  });
  const problems = await lintFromString({
    source: JSON.stringify(document),
    absoluteRef: "openapi.json",
    config,
  });
  const told = problems.map(
    ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`,
  );
  expect(told.slice(0, 20)).toEqual([]);
});

describe("the OpenAPI document", () => {
  test("is OpenAPI 3.1, and says what and where", () => {
    expect(read.openapi).toMatch(/^3\.1\./);
    expect(document["info"]).toMatchObject({ title: "Foyer", version, license: { identifier: "MIT" } });
    expect(document["servers"]).toMatchObject([{ url: "https://foyer.example/api" }]);
  });

  test("names every route by its procedure, and no other [S4.7]", () => {
    const described = operations.map(({ path, method, operationId }) => `${operationId} ${method} ${path}`);
    const served = restRoutes.map(
      ({ procedure, path, method }) => `${procedure} ${method.toLowerCase()} ${path}`,
    );
    expect(described.toSorted()).toEqual(served.toSorted());
  });

  test("tells of no procedure that is not there, and puts each into a chapter that it introduces", () => {
    expect(noted.toSorted()).toEqual(restRoutes.map(({ procedure }) => procedure).toSorted());
    const used = new Set(operations.flatMap(({ tags }) => tags));
    expect(read.tags.map(({ name }) => name).toSorted()).toEqual([...used].toSorted());
  });

  test("promises the status that the route answers, and no other success [S4.7]", () => {
    for (const { path, method, status } of restRoutes) {
      const { responses } = find(path, method);
      const successes = Object.keys(responses).filter((each) => each.startsWith("2"));
      expect([path, successes]).toEqual([path, [String(status)]]);
      expect(JSON.stringify(responses[status]).includes("description")).toBe(!responses[status]?.$ref);
      expect("content" in (responses[status] ?? {})).toBe(status !== 204 && !responses[status]?.$ref);
    }
  });

  test("says where an answer is a file, and JSON nowhere beside it [S3.9]", () => {
    const tables = restRoutes.filter(({ isTable }) => isTable);
    expect(tables.map(({ procedure }) => procedure).toSorted()).toEqual(
      Object.keys(appRouter._def.procedures)
        .filter((procedure) => /\.export[A-Z]?\w*$/.test(procedure))
        .toSorted(),
    );
    for (const { path, method } of tables)
      expect(find(path, method).responses["200"]).toEqual({ $ref: "#/components/responses/Table" });
    expect(read.components.responses["Table"]).toMatchObject({ content: { "text/csv": {} } });
    expect(JSON.stringify(document)).not.toContain('"isComplete"');
  });

  test("asks for what stands in the path there, and for nothing of it in the body", () => {
    for (const { path, method } of restRoutes) {
      const { parameters = [], requestBody } = find(path, method);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const inPath = parameters.filter((each) => each.in === "path").map(({ name }) => name);
      expect([path, inPath]).toEqual([path, named]);
      const body = resolved(requestBody?.content["application/json"]?.schema ?? {});
      for (const name of named) expect(Object.keys(body.properties ?? {})).not.toContain(name);
    }
  });

  test("every example of a request and of an answer is one by its own schema [S3.8]", () => {
    const wrong: unknown[] = [];
    const prove = (place: readonly string[], example: unknown) => {
      const errors = check([...place, "schema"], example);
      if (example === undefined || errors.length > 0) wrong.push([place.join(" > "), example, errors]);
    };
    const body = ["requestBody", "content", "application/json"];
    for (const { path, method, requestBody, responses } of operations) {
      const at = ["paths", path, method];
      if (requestBody) prove([...at, ...body], requestBody.content["application/json"]?.example);
      for (const [status, { content: answer }] of Object.entries(responses))
        if (status.startsWith("2") && answer)
          prove(
            [...at, "responses", status, "content", "application/json"],
            answer["application/json"]?.example,
          );
    }
    for (const [type, { post }] of Object.entries(read.webhooks))
      prove(["webhooks", type, "post", ...body], post.requestBody.content["application/json"]?.example);
    expect(wrong).toEqual([]);
  });

  test("the example of every body is taken by the procedure itself [S3.8]", () => {
    for (const { path, method, input } of restRoutes) {
      const { requestBody, parameters = [] } = find(path, method);
      const body = requestBody?.content["application/json"]?.example;
      const rest = parameters.flatMap(({ name, example }) =>
        example === undefined ? [] : [[name, example]],
      );
      const whole = { ...Object.fromEntries(rest), ...z.record(z.string(), z.unknown()).parse(body ?? {}) };
      expect([path, input?.safeParse(whole).error?.issues]).toEqual([path, undefined]);
    }
  });

  test("lists why each may refuse, each reason under its own status, in the one form of failures [S4.7]", () => {
    const known = new Set<string>();
    for (const { operationId, path, method, responses } of operations) {
      for (const [status, answer] of Object.entries(responses)) {
        if (status.startsWith("2")) continue;
        const place = answer.$ref
          ? ["components", "responses", answer.$ref.split("/").at(-1) ?? ""]
          : ["paths", path, method, "responses", status];
        const { examples, schema } = failureContent(place);
        expect(schema).toEqual({ $ref: "#/components/schemas/Failure" });
        for (const [reason, { value }] of Object.entries(examples)) {
          known.add(reason);
          expect([operationId, reason, statusOf(reason)]).toEqual([operationId, reason, status]);
          expect(value).toMatchObject({ reason });
          expect(check(["components", "schemas", "Failure"], value)).toEqual([]);
        }
      }
    }
    expect([...known].toSorted()).toEqual(Object.keys(reasons).toSorted());
    expect(read.components.schemas["Reason"]).toMatchObject({ enum: Object.keys(reasons) });
  });

  test("asks for a key or a session exactly where the procedure does, and takes a key for whatever a program may do", () => {
    const byAccess = { anyone: [], onlooker: [{}, { session: [] }] };
    for (const { path, method, access } of restRoutes) {
      const session = { session: [] };
      const asked = { ...byAccess, signed_in: [{ apiKey: [] }, session], in_person: [session] }[access];
      expect([path, find(path, method).security]).toEqual([path, asked]);
      expect("401" in find(path, method).responses || asked.length !== 1).toBe(true);
    }
  });

  test("every change takes an idempotency key, and nothing else does [S3.8]", () => {
    for (const { path, method, type } of restRoutes) {
      const takesKey = find(path, method).parameters?.some(({ $ref }) => $ref?.endsWith("/Idempotency-Key"));
      expect([path, takesKey ?? false]).toEqual([path, type === "mutation"]);
    }
  });

  test("describes every event that an endpoint can be told of, as it is posted [S1.10]", () => {
    expect(Object.keys(read.webhooks)).toEqual([...webhookEventTypes]);
    for (const [type, { post }] of Object.entries(read.webhooks)) {
      const example = post.requestBody.content["application/json"]?.example;
      expect(webhookPayload.safeParse(example).error?.issues).toBeUndefined();
      expect(example).toMatchObject({ type });
    }
  });

  test("leads nowhere that is not in it, and needs no other host", () => {
    const text = JSON.stringify(document);
    for (const [, target = ""] of text.matchAll(/"\$ref":"([^"]+)"/g)) {
      const place = target
        .replace("#/", "")
        .split("/")
        .reduce<unknown>(
          (at, key) => (at !== null && typeof at === "object" ? Reflect.get(at, key) : undefined),
          document,
        );
      expect([target, place]).toEqual([target, expect.anything()]);
    }
    const hosts = [...text.matchAll(/https?:\/\/([^/"\\\s`]+)/g)].map(([, host]) => host);
    expect(hosts.filter((host) => !/^(foyer\.example|app\.example\.com)$/.test(host ?? ""))).toEqual([]);
  });

  test("leaves the procedures' own schemas as they were", () => {
    openApiDocument("https://foyer.example");
    // A lenient copy would let a tRPC call pass whose types are wrong.
    const { list } = appRouter.invitations;
    const [input] = z.array(z.instanceof(z.ZodType)).parse(list._def.inputs);
    const organizationId = crypto.randomUUID();
    expect(input?.safeParse({ organizationId, limit: 5 }).success).toBe(true);
    expect(input?.safeParse({ organizationId, limit: "5" }).success).toBe(false);
  });
});

function find(path: string, method: string) {
  const found = operations.find((each) => each.path === path && each.method === method.toLowerCase());
  if (!found) throw new Error(`${method} ${path} is not described.`);
  return found;
}

function resolved(schema: unknown): { readonly properties?: object | undefined } {
  const { $ref, ...rest } = z
    .looseObject({ $ref: z.string().optional(), properties: z.object({}).loose().optional() })
    .parse(schema);
  return $ref ? resolved(read.components.schemas[$ref.split("/").at(-1) ?? ""]) : rest;
}

const failureAnswer = z.looseObject({
  content: z.object({
    "application/json": z.object({
      schema: z.unknown(),
      examples: z.record(z.string(), z.looseObject({ value: z.unknown() })),
    }),
  }),
});

function failureContent(place: readonly string[]) {
  const found = place.reduce<unknown>((at, key) => Reflect.get(Object(at), key), document);
  return failureAnswer.parse(found).content["application/json"];
}

function statusOf(reason: string): string {
  const failure = Object.entries(reasons).find(([each]) => each === reason);
  return String(failure?.[1] ?? new Failure("invalid_input").reason);
}
