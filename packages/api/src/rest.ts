import type { OpenApiMeta } from "trpc-to-openapi";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Where a procedure stands in REST, and what it is called in the OpenAPI document. */
export function rest(method: Method, path: `/${string}`, summary: string): OpenApiMeta {
  const tag = path.split("/")[1] ?? "system";
  return { openapi: { method, path, summary, tags: [tag] } };
}
