import { reasons } from "@foyer/contract/failures";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { openApiDocument } from "./openapi.ts";
import { restRoutes } from "./rest-routes.ts";
import { appRouter } from "./root.ts";
import { version } from "./version.ts";

const document = openApiDocument("https://foyer.example");

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string().min(1),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.enum(["path", "query"]) })).optional(),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.unknown()),
});

const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
  Object.entries(item).map(([method, value]) => ({ path, method, ...operation.parse(value) })),
);

describe("the OpenAPI document", () => {
  test("is OpenAPI 3.1, and says what and where", () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(document.info).toMatchObject({ title: "Foyer", version });
    expect(document.servers).toEqual([{ url: "https://foyer.example/api" }]);
  });

  test("names every route, and no other", () => {
    const described = operations.map(({ path, method }) => `${method.toUpperCase()} ${path}`);
    const served = restRoutes.map(({ path, method }) => `${method} ${path}`);
    expect(described.toSorted()).toEqual(served.toSorted());
  });

  test("promises the status that the route answers, and no other success", () => {
    for (const { path, method, status } of restRoutes) {
      const { responses } = find(path, method);
      const successes = Object.keys(responses).filter((each) => each.startsWith("2"));
      expect([path, successes]).toEqual([path, [String(status)]]);
      expect(JSON.stringify(responses[status]).includes('"content"')).toBe(status !== 204);
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
      expect(find(path, method).responses["200"]).toMatchObject({
        content: { "text/csv": {} },
        headers: { "content-disposition": {} },
      });
    expect(JSON.stringify(document).split('"text/csv"')).toHaveLength(tables.length + 1);
    expect(JSON.stringify(document)).not.toContain('"isComplete"');
  });

  test("describes failures as they are answered, with their reason", () => {
    const described = Object.entries(document.components?.schemas ?? {}).filter(([name]) =>
      name.startsWith("error."),
    );
    expect(described.length).toBeGreaterThan(3);
    for (const [name, schema] of described) {
      expect([name, schema]).toMatchObject([
        name,
        {
          required: ["message", "code", "reason"],
          properties: { reason: { enum: Object.keys(reasons) }, issues: {}, data: {} },
        },
      ]);
    }
  });

  test("asks for what stands in the path there, and for nothing of it in the body", () => {
    for (const { path, method } of restRoutes) {
      const { parameters = [], requestBody } = find(path, method);
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const inPath = parameters.filter((each) => each.in === "path").map(({ name }) => name);
      expect([path, inPath]).toEqual([path, named]);
      for (const name of named) expect(JSON.stringify(requestBody ?? {})).not.toContain(`"${name}":{`);
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
    const hosts = [...text.matchAll(/https?:\/\/([^/"]+)/g)].map(([, host]) => host);
    expect(new Set(hosts)).toEqual(new Set(["foyer.example"]));
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
