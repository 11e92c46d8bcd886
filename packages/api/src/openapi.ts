import { contractSchemas, only } from "./openapi/contract-schemas.ts";
import { failureAnswers, failureHeaders } from "./openapi/failure-answers.ts";
import { introduction } from "./openapi/introduction.ts";
import type { JsonObject } from "./openapi/json.ts";
import { operation, table } from "./openapi/operation.ts";
import { securitySchemes } from "./openapi/security.ts";
import { tags } from "./openapi/tags.ts";
import { webhookParameters, webhookRequests } from "./openapi/webhook-requests.ts";
import { restRoutes } from "./rest-routes.ts";
import { version } from "./version.ts";

/** The OpenAPI 3.1 document of the REST interface, made from the procedures. */
export function openApiDocument(publicUrl: string): JsonObject {
  const schemas = contractSchemas(restRoutes);
  const failures = failureAnswers();
  const paths: Record<string, Record<string, JsonObject>> = {};
  for (const route of restRoutes) {
    const operations = (paths[route.path] ??= {});
    operations[route.method.toLowerCase()] = operation(route, { schemas, failures });
  }
  const webhooks = webhookRequests(schemas);
  return {
    openapi: "3.1.0",
    info: {
      title: "Foyer",
      version,
      summary: "Invitations to an organization, a space or an event",
      description: introduction(publicUrl),
      contact: { name: "Whoever runs this Foyer", url: publicUrl },
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: `${publicUrl}/api`, description: "This Foyer" }],
    tags,
    paths,
    webhooks,
    components: {
      schemas: only(schemas.components, [paths, webhooks, failures.components]),
      responses: { Table: table, ...failures.components },
      parameters: { "Idempotency-Key": idempotencyKey, ...webhookParameters },
      headers: failureHeaders,
      securitySchemes: securitySchemes(publicUrl),
    },
  };
}

const idempotencyKey: JsonObject = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description:
    "As unique as a UUID for each thing to be done. The same call with the same key gives the same answer for 24 hours, and does nothing twice; with another input it is refused (`conflict`).",
  schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[ -~]+$" },
};
