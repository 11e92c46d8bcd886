import { tmpdir } from "node:os";
import { join } from "node:path";
import { testFoyer } from "@foyer/testing/test-foyer";
import fastify from "fastify";
import { describe, expect, onTestFinished, test } from "vitest";
import { testApp } from "../../test/test-app.ts";
import { serveWeb } from "./serve-web.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));
const get = (url: string, headers = {}) => app().inject({ url, headers });

describe("a page", () => {
  test.each([
    "/",
    "/sign-in",
    "/o/1/people?status=invited",
    "/o/1/invitations/2",
    "/accepted",
    "/trpcx",
    "/apis",
  ])("of the admin stands behind every address that only the browser understands: %s", async (url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["content-type"]).toMatch(/^text\/html/);
    expect(answer.body).toContain("<title>Foyer</title>");
  });

  test.each(["/accept", "/accept/", "/accept?utm_source=mail", "/opt-out", "/opt-out/"])(
    "of its own is for the invitee: %s",
    async (url) => {
      const answer = await get(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain("<title>Your invitation</title>");
    },
  );

  test.each(["/", "/o/1", "/accept", "/index.html", "/accept.html"])(
    "is asked for anew each time, so that a deployment is seen: %s",
    async (url) => {
      const answer = await get(url);
      expect(answer.headers["cache-control"]).toBe("no-cache");
      const { etag } = answer.headers;
      expect((await get(url, { "if-none-match": etag })).statusCode).toBe(304);
    },
  );

  test("answers HEAD like GET, without the page", async () => {
    for (const url of ["/", "/accept", "/o/1"]) {
      const answer = await app().inject({ method: "HEAD", url });
      expect([answer.statusCode, answer.body]).toEqual([200, ""]);
    }
  });
});

describe("a file", () => {
  test("that is named after its content is kept for good", async () => {
    const answer = await get("/assets/main-4f6a.js");
    expect(answer.statusCode).toBe(200);
    expect(answer.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(answer.headers["content-type"]).toMatch(/\/javascript/);
  });

  test("of fixed name is asked for anew", async () => {
    expect((await get("/favicon.svg")).headers["cache-control"]).toBe("no-cache");
  });

  test("that is missing is missing, and no page in its place", async () => {
    for (const url of ["/assets/main-0000.js", "/assets/", "/assets"]) {
      const answer = await get(url);
      expect([url, answer.statusCode, answer.json()]).toMatchObject([url, 404, { reason: "not_found" }]);
    }
  });
});

test("nothing outside the folder is served", async () => {
  for (const url of [
    "/../package.json",
    "/..%2fpackage.json",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/assets/..%2f..%2fsecret",
    "/assets/%5c..%5c..%5csecret",
    "/.env",
    "/.foyer/secret",
    "//etc/passwd",
  ]) {
    const answer = await get(url);
    expect(answer.body).not.toMatch(/root:|"name"/);
    expect(answer.statusCode).toBeLessThan(500);
  }
});

test("pages that were not built are missing, and nothing goes in circles", async () => {
  const bare = fastify();
  onTestFinished(() => bare.close());
  await serveWeb(bare, join(tmpdir(), crypto.randomUUID()));
  for (const url of ["/", "/accept", "/o/1", "/favicon.svg"]) {
    expect((await bare.inject({ url })).statusCode).toBe(404);
  }
});
