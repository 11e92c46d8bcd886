import { z } from "zod";

// What of an OpenAPI 3.1 document the reference tells, and nothing of what it does not.
const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const schema = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    description: z.string().optional(),
    enum: z.array(value).optional(),
    const: value.optional(),
    items: z.unknown().optional(),
    anyOf: z.array(z.unknown()).optional(),
    oneOf: z.array(z.unknown()).optional(),
    allOf: z.array(z.unknown()).optional(),
    properties: z.record(z.string(), z.unknown()).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.unknown().optional(),
  }),
);
type Schema = z.infer<typeof schema>;

const body = z.object({ content: z.record(z.string(), z.object({ schema: schema.optional() })).optional() });

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().optional(),
  tags: z.array(z.string()),
  security: z.array(z.record(z.string(), z.unknown())).optional(),
  parameters: z
    .array(
      z
        .object({
          name: z.string(),
          in: z.string(),
          required: z.boolean().optional(),
          description: z.string().optional(),
          schema: schema.optional(),
        })
        .or(z.object({ $ref: z.string() })),
    )
    .optional(),
  requestBody: body.optional(),
  responses: z.record(z.string(), z.union([z.object({ $ref: z.string() }), body])),
});

const openApi = z.object({
  tags: z.array(z.object({ name: z.string(), description: z.string().optional() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), schema) }),
});

/** The reference of all procedures, in Markdown, from the OpenAPI document. @throws ZodError if that has another form */
export function apiReference(document: unknown): string {
  const { tags, paths, components } = openApi.parse(document);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, each]) => ({
      ...each,
      call: `${method.toUpperCase()} /api${path}`,
    })),
  );
  const chapters = tags.flatMap(({ name, description }) => [
    `## ${name}`,
    ...(description === undefined ? [] : [description]),
    ...operations.filter((each) => each.tags[0] === name).map(chapterOf),
  ]);
  const objects = Object.entries(components.schemas)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, each]) =>
      [`### ${name}`, each.description, fieldsOf(each) || typeOf(each)].filter(Boolean).join("\n\n"),
    );
  return `${[head, ...chapters, "## Objects", ...objects].join("\n\n")}\n`;
}

const head = `# API reference

Every procedure, by its name in tRPC and \`@foyer/client\` and by its place in REST; made from the OpenAPI document. What holds for all
of them, such as failures and pages, stands in the [guide for developers](developers.md#what-holds-for-every-call).`;

type Operation = z.infer<typeof operation> & { readonly call: string };

function chapterOf({ operationId, call, summary, description, ...rest }: Operation): string {
  const isOpen = rest.security?.some((each) => Object.keys(each).length === 0) || rest.security?.length === 0;
  return [
    `### \`${operationId}\``,
    `\`${call}\`${isOpen ? " · anyone" : ""}`,
    `${summary}.${description === undefined ? "" : ` ${description}`}`.replaceAll("..", "."),
    inputOf(rest),
    answerOf(rest),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function inputOf({ parameters = [], requestBody }: Pick<Operation, "parameters" | "requestBody">): string {
  const named = parameters.flatMap((each) =>
    "name" in each && each.in !== "header"
      ? [
          row(each.name, {
            schema: each.schema ?? {},
            isRequired: each.required === true,
            description: each.description,
          }),
        ]
      : [],
  );
  const posted = requestBody?.content?.["application/json"]?.schema;
  if (posted?.$ref !== undefined)
    return named.length > 0
      ? `${table(named)}\n\nIn the body: ${typeOf(posted)}`
      : `Input: ${typeOf(posted)}`;
  const rows = [...named, ...(posted ? rowsOf(posted) : [])];
  if (rows.length > 0) return table(rows);
  return posted ? `Input: ${typeOf(posted)}` : "";
}

function answerOf({ responses }: Pick<Operation, "responses">): string {
  const [status, answer] = Object.entries(responses).find(([each]) => each.startsWith("2")) ?? [];
  if (status === undefined || !answer || "$ref" in answer) return "";
  const [[type, { schema: told }] = ["", { schema: undefined }]] = Object.entries(answer.content ?? {});
  if (!told) return `Answers \`${status}\`.`;
  if (type !== "application/json") return `Answers \`${status}\` with \`${type}\`.`;
  const fields = rowsOf(told);
  const what = fields.length > 0 && told.$ref === undefined ? `\n\n${table(fields)}` : ` ${typeOf(told)}`;
  return `Answers \`${status}\`:${what}`;
}

function fieldsOf(each: Schema): string {
  const rows = rowsOf(each);
  return rows.length > 0 ? table(rows) : "";
}

function rowsOf({ properties = {}, required = [] }: Schema): string[] {
  return Object.entries(properties).map(([name, value]) => {
    const field = schema.parse(value);
    return row(name, { schema: field, isRequired: required.includes(name), description: field.description });
  });
}

function row(
  name: string,
  told: { readonly schema: Schema; readonly isRequired: boolean; readonly description: string | undefined },
): string {
  const meaning = (told.description ?? "").replaceAll("\n", " ").replaceAll("|", "\\|");
  return `| \`${name}\`${told.isRequired ? "" : "?"} | ${typeOf(told.schema).replaceAll("|", "\\|")} | ${meaning} |`;
}

function table(rows: readonly string[]): string {
  return ["| field | type | |", "| --- | --- | --- |", ...rows].join("\n");
}

function typeOf(value: unknown): string {
  const told = schema.parse(value);
  if (told.$ref !== undefined) {
    const name = told.$ref.split("/").at(-1) ?? "";
    return `[${name}](#${name.toLowerCase()})`;
  }
  const either = told.anyOf ?? told.oneOf;
  if (either) return either.map(typeOf).join(" or ");
  if (told.allOf) return told.allOf.map(typeOf).join(" and ");
  if (told.enum) return told.enum.map((each) => `\`${String(each)}\``).join(", ");
  if (told.const !== undefined) return `\`${String(told.const)}\``;
  if (told.items !== undefined) return `list of ${typeOf(told.items)}`;
  const fields = Object.entries(told.properties ?? {});
  if (fields.length > 0) return `{ ${fields.map(([name, each]) => `${name}: ${typeOf(each)}`).join("; ")} }`;
  return [told.type ?? "anything"].flat().join(" or ");
}
