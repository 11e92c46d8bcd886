import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";

const built = join(import.meta.dirname, "../apps/web/dist");

for (const { page, of, with: more, most } of [
  { page: "accept.html", of: "the invitee's page", with: [/^words-/], most: 75_000 },
  {
    page: "accept.html",
    of: "the page that ends invitations",
    with: [/^open-opt-out-/, /^opt-out-words-/],
    most: 75_000,
  },
  { page: "index.html", of: "the admin's first view", with: [], most: 140_000 },
]) {
  test(`${of} begins with at most ${most / 1_000} kB of script, gzipped, in any language`, () => {
    const scripts = new Set(readFileSync(join(built, page), "utf8").match(/assets\/[\w-]+\.js/g));
    const weights = [...scripts].map(weightOf);
    expect(weights.length).toBeGreaterThan(1);
    const assets = readdirSync(join(built, "assets"));
    for (const name of more) {
      const fetched = assets.filter((file) => name.test(file) && file.endsWith(".js"));
      expect(fetched).not.toEqual([]);
      weights.push(Math.max(...fetched.map((file) => weightOf(`assets/${file}`))));
    }
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeLessThanOrEqual(most);
  });
}

function weightOf(file: string): number {
  return gzipSync(readFileSync(join(built, file))).length;
}
