import { reasons } from "@foyer/contract/failures";
import { generateOpenApiDocument } from "trpc-to-openapi";
import { z } from "zod";
import { createSchema } from "zod-openapi";
import { restRoutes } from "./rest-routes.ts";
import { appRouter } from "./root.ts";
import { version } from "./version.ts";

/** The OpenAPI 3.1 document of the REST interface, generated from the procedures. */
export function openApiDocument(publicUrl: string): ReturnType<typeof generateOpenApiDocument> {
  const document = generateOpenApiDocument(appRouter, {
    title: "Foyer",
    version,
    baseUrl: `${publicUrl}/api`,
    openApiVersion: "3.1.0",
    description: "Invitations to an organization. Failures carry a `reason`.",
  });
  // The generator knows of 200 alone, and of JSON.
  for (const { path, method, status, isTable } of restRoutes) {
    const responses = document.paths?.[path]?.[inLowerCase[method]]?.responses;
    if (responses && isTable) responses["200"] = tableResponse;
    if (status === 200 || !responses) continue;
    responses[status] = status === 204 ? { description: "Done" } : responses["200"];
    delete responses["200"];
  }
  // And of failures without a reason.
  const schemas = document.components?.schemas ?? {};
  for (const name of Object.keys(schemas)) if (name.startsWith("error.")) schemas[name] = failureSchema;
  return document;
}

const tableResponse = {
  description:
    "All rows as a file (RFC 4180, in UTF-8 with a byte order mark), no cell of which a spreadsheet takes for a formula. An answer that breaks off is not complete.",
  headers: {
    "content-disposition": {
      description: "`attachment`, with the name of the file",
      schema: { type: "string" as const },
    },
  },
  content: { "text/csv": { schema: { type: "string" as const } } },
};

const { schema: failureSchema } = createSchema(
  z.object({
    message: z.string().describe("a sentence for people"),
    code: z.string(),
    reason: z.literal(Object.keys(reasons)).describe("a word for programs"),
    issues: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe("what is wrong with the input, field by field"),
    data: z
      .object({
        invitationId: z.string().optional().describe("with `already_invited`: the one in the way"),
        retryAfterSeconds: z.number().optional().describe("with status 429: as in `Retry-After`"),
      })
      .optional(),
  }),
);

const inLowerCase = { GET: "get", POST: "post", PUT: "put", PATCH: "patch", DELETE: "delete" } as const;
