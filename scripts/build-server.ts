// Bundles the workspace's own sources into apps/server/dist/main.js: Node runs TypeScript by itself, but not JSX, and
// not below node_modules, where the workspace's packages are linked. Everything from npm stays where pnpm put it.
//   node scripts/build-server.ts [folder of another main.ts, and where it goes]
import { rm } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { build, type Plugin } from "rolldown";
import { sheetsAhead, wasmBeside } from "./write-ahead.ts";

const root = dirname(import.meta.dirname);
const [source = "apps/server/src", target = "apps/server/dist"] = process.argv.slice(2);
const dist = join(root, target);

/** Of a package full of components the server needs one function: what it does not use is left out. */
const shaken = /\/node_modules\/(react-email|@react-email\/render)\/[^?]*$/;

/** pnpm lets a package see its own dependencies only, so each import is bound to the file that its own package sees. */
const bindDependencies: Plugin = {
  name: "bind-dependencies",
  resolveId: {
    filter: { id: /^[^./\0]/ },
    async handler(specifier, importer) {
      if (specifier.startsWith("node:") || specifier.startsWith("@foyer/")) return null;
      const resolved = await this.resolve(specifier, importer, { skipSelf: true });
      if (!resolved || resolved.external || shaken.test(resolved.id)) return resolved;
      // As every chunk in `dist` sees it: Rolldown's own "relative" starts from where the source's folder is.
      return { id: relative(dist, resolved.id), external: true, moduleSideEffects: false };
    },
  },
};

/** A module that looks for something beside itself keeps finding it from the bundle. */
const keepLocations: Plugin = {
  name: "keep-locations",
  transform: {
    filter: { id: /\.tsx?$/, code: /\bimport\.meta\.(url|dirname|filename)\b/ },
    handler(code, id) {
      const file = relative(dist, id);
      const path = (to: string) =>
        `process.getBuiltinModule("node:path").join(import.meta.dirname, ${JSON.stringify(to)})`;
      const locations = new Map([
        ["url", `new URL(${JSON.stringify(file)}, import.meta.url).href`],
        ["dirname", path(dirname(file))],
        ["filename", path(file)],
      ]);
      return code.replace(
        /\bimport\.meta\.(url|dirname|filename)\b/g,
        (found, name) => locations.get(name) ?? found,
      );
    },
  },
};

await rm(dist, { recursive: true, force: true });
await build({
  input: { main: join(root, source, "main.ts") },
  platform: "node",
  // Rendering takes its time.
  checks: { pluginTimings: false },
  plugins: [bindDependencies, keepLocations, sheetsAhead(dist, bindDependencies), wasmBeside],
  output: { dir: dist, format: "esm", chunkFileNames: "[name]-[hash].js" },
});
