import { rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "rolldown";
import { edge } from "../packages/emails/src/holes.ts";

/**
 * Renders the sheets of the e-mails now, and bundles what came out: a server needs neither React nor the second that it takes.
 * `bind` makes an import from npm work in `dist`.
 */
export function sheetsAhead(dist: string, bind: Plugin): Plugin {
  return {
    name: "sheets-ahead",
    load: {
      filter: { id: /\/render-sheets\.tsx$/ },
      async handler(id) {
        const file = join(dist, "render-sheets.js");
        await build({ input: id, platform: "node", plugins: [bind], output: { file, codeSplitting: false } });
        const { renderSheets } = await import(pathToFileURL(file).href);
        await rm(file);
        const sheets: Record<string, string> = await renderSheets();
        for (const [name, sheet] of Object.entries(sheets)) {
          if (sheet.split(edge).length !== 4) throw new Error(`The sheet "${name}" has lost its edges.`);
        }
        return `export const renderSheets = async () => (${JSON.stringify(sheets)});`;
      },
    },
  };
}

/**
 * Prisma's compiler of queries is WebAssembly, as base64 in a module: source, string, bytes and code are then kept, 16 MB.
 * Read from a file beside the bundle it is the code alone, compiled while other things are done.
 */
export const wasmBeside: Plugin = {
  name: "wasm-beside",
  transform: {
    filter: { id: /\/generated\/internal\/class\.ts$/ },
    async handler(code, id) {
      const inline = /const \{ wasm \} = await import\("(.+)"\)\s+return await decodeBase64AsWasm\(wasm\)/;
      const [, module] = inline.exec(code) ?? [];
      if (module === undefined)
        throw new Error("Prisma's client brings its compiler in another way than before.");
      const { wasm } = await import(pathToFileURL(createRequire(id).resolve(module)).href);
      const name = this.emitFile({
        type: "asset",
        name: "query-compiler.wasm",
        source: Buffer.from(wasm, "base64"),
      });
      const path = JSON.stringify(this.getFileName(name));
      return code.replace(
        inline,
        `const { readFile } = await import("node:fs/promises")
         return WebAssembly.compile(await readFile(new URL(${path}, import.meta.url)))`,
      );
    },
  },
};
