// Builds the package as npm gets it: a folder with everything in it, and nothing of the workspace.
//   node packages/client/scripts/build.ts [folder]      then: npm publish packages/client/dist
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { build } from "tsdown";
import { z } from "zod";

const root = dirname(import.meta.dirname);
const folder = resolve(process.argv[2] ?? join(root, "dist"));

await build({
  config: false,
  cwd: root,
  entry: { client: "src/client.ts" },
  outDir: folder,
  format: "esm",
  fixedExtension: false,
  // Node, Bun, Deno and browsers alike: nothing of any one of them is taken for granted.
  platform: "neutral",
  target: "es2022",
  dts: { generator: "oxc" },
  logLevel: "warn",
});

const manifest = z
  .looseObject({ dependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(await readFile(join(root, "package.json"), "utf8")));
const { devDependencies: _, private: __, scripts: ___, ...ours } = manifest;
const published = {
  ...ours,
  exports: { ".": { types: "./client.d.ts", default: "./client.js" }, "./package.json": "./package.json" },
  types: "./client.d.ts",
  files: ["client.js", "client.d.ts"],
  // Whoever installs it may have what is compatible already.
  dependencies: Object.fromEntries(
    Object.entries(manifest.dependencies).map(([name, version]) => [name, `^${version}`]),
  ),
};
await mkdir(folder, { recursive: true });
await writeFile(join(folder, "package.json"), `${JSON.stringify(published, null, 2)}\n`);
await copyFile(join(root, "README.md"), join(folder, "README.md"));
await copyFile(join(root, "../../LICENSE"), join(folder, "LICENSE"));
process.stdout.write(`The package is in ${folder}.\n`);
