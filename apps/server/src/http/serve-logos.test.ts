import { testFoyer } from "@foyer/testing/test-foyer";
import { expect, test } from "vitest";
import { testApp } from "../../test/test-app.ts";

const foyer = testFoyer();
const app = testApp(() => ({ services: foyer.services }));

// The smallest picture there is: one transparent pixel.
const pixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

test("a logo is a picture for every page that shows an e-mail, for ever, and runs nothing [S3.10]", async () => {
  const owner = await foyer.owner();
  const { organizationId } = owner;
  const { mail } = foyer.callerFor(owner);
  const { logoUrl } = await mail.brand.update({ organizationId, logo: `data:image/png;base64,${pixel}` });
  const url = new URL(logoUrl ?? "").pathname;
  for (const method of ["GET", "HEAD"] as const) {
    const answer = await app().inject({ method, url });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).toMatchObject({
      "content-type": "image/png",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "cross-origin",
    });
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(answer.headers["set-cookie"]).toBeUndefined();
    if (method === "GET") expect(answer.rawPayload.toString("base64")).toBe(pixel);
  }
});

test("what is no logo is not there, and the answer is kept by nobody", async () => {
  for (const name of ["0".repeat(64), "..%2f..%2fetc%2fpasswd", "x", "%00", "a".repeat(4_000)]) {
    const answer = await app().inject({ url: `/logos/${name}` });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers["content-type"]).toMatch(/^application\/json/);
    expect(answer.headers["cache-control"]).not.toContain("public");
    expect(answer.json()).toMatchObject({ reason: "not_found" });
  }
});
