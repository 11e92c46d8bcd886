import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";

const built = join(import.meta.dirname, "../apps/web/dist");

for (const { page, of, most } of [
  { page: "accept.html", of: "the invitee's page", most: 75_000 },
  { page: "index.html", of: "the admin's first view", most: 140_000 },
]) {
  test(`${of} begins with at most ${most / 1_000} kB of script, gzipped`, () => {
    const scripts = new Set(readFileSync(join(built, page), "utf8").match(/assets\/[\w-]+\.js/g));
    const weights = [...scripts].map((file) => gzipSync(readFileSync(join(built, file))).length);
    expect(weights.length).toBeGreaterThan(1);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(most);
  });
}
