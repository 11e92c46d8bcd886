import { expect, test } from "vitest";
import { apiReference } from "./api-reference.ts";
import { openApiDocument } from "./openapi.ts";

test("docs/api.md tells every procedure as the OpenAPI document does; vitest -u writes it anew [S3.8]", async () => {
  await expect(apiReference(openApiDocument("http://localhost:3000"))).toMatchFileSnapshot(
    "../../../docs/api.md",
  );
});
