import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type WebFolder = { readonly directory: string; remove(): Promise<void> };

/**
 * A folder as the build of the pages leaves it: two pages, a file of fixed name, and one named after its content. It lies
 * where somebody might keep a checkout.
 */
export async function openWebFolder(): Promise<WebFolder> {
  const home = await mkdtemp(join(tmpdir(), "foyer-web-"));
  const directory = join(home, "assets/foyer");
  await mkdir(join(directory, "assets"), { recursive: true });
  const files = {
    "index.html": "<!doctype html><title>Foyer</title>",
    "accept.html": "<!doctype html><title>Your invitation</title>",
    "favicon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    "assets/main-4f6a.js": "export {};",
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(directory, name), content);
  return { directory, remove: () => rm(home, { recursive: true }) };
}
