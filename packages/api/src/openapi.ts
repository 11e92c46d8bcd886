import { contractSchemas } from "./openapi/contract-schemas.ts";
import { restRoutes } from "./rest-routes.ts";

export function openApiDocument(publicUrl: string): object {
  return { openapi: "3.1.0", servers: [{ url: `${publicUrl}/api` }], components: contractSchemas(restRoutes).components };
}
