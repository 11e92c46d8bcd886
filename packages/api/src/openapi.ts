import { generateOpenApiDocument } from "trpc-to-openapi";
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
  // The generator knows of 200 alone.
  for (const { path, method, status } of restRoutes) {
    const responses = document.paths?.[path]?.[inLowerCase[method]]?.responses;
    if (status === 200 || !responses) continue;
    responses[status] = status === 204 ? { description: "Done" } : responses["200"];
    delete responses["200"];
  }
  return document;
}

const inLowerCase = { GET: "get", POST: "post", PUT: "put", PATCH: "patch", DELETE: "delete" } as const;
