import { expect, test } from "vitest";
import { forThisPage } from "./for-this-page.ts";

test("the page asks its own address, and offers no cookie to type in [S3.8]", () => {
  const document = {
    openapi: "3.1.0",
    servers: [{ url: "https://elsewhere.example/api" }],
    paths: { "/session": { get: { security: [{ apiKey: [] }, { session: [] }], session: "stays" } } },
    components: { securitySchemes: { apiKey: { type: "http" }, session: { type: "apiKey" } } },
  };
  expect(forThisPage(document, "https://foyer.example")).toEqual({
    openapi: "3.1.0",
    servers: [{ url: "https://foyer.example/api" }],
    paths: { "/session": { get: { security: [{ apiKey: [] }], session: "stays" } } },
    components: { securitySchemes: { apiKey: { type: "http" } } },
  });
});
