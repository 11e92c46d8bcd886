import { readFile } from "node:fs/promises";
import { join } from "node:path";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { type Connect, defineConfig, type Plugin } from "vite";

const server = { target: "http://127.0.0.1:3000", headers: { origin: "http://localhost:3000" } };

/** Three pages, three entries: what invitees come to loads nothing of the admin's, and developers read by themselves. */
export default defineConfig({
  plugins: [
    react(),
    tailwindcss(),
    commonHead(),
    acceptPage(),
    permissionTable(),
    lateStream(),
    lightAcceptPage(),
    modernBrowser(),
    plainReact(),
  ],
  // The reference has no file in common with the other two. Built in one go with them it would still take theirs apart:
  // rolldown then keeps small shared files by themselves, which makes the admin's first view 10 kB heavier, gzipped.
  environments: {
    client: { build: { rolldownOptions: { input: ["index.html", "accept.html"] } } },
    reference: {
      consumer: "client",
      build: { emptyOutDir: false, rolldownOptions: { input: "api-docs.html" } },
    },
  },
  builder: {
    async buildApp({ build, environments: { client, reference } }) {
      if (client) await build(client);
      if (reference) await build(reference);
    },
  },
  server: { proxy: { "/trpc": server, "/api": server } },
  build: {
    chunkSizeWarningLimit: 1_600, // kB; the reference for developers, which nobody else loads
    target: ["es2023", "chrome123", "firefox121", "safari17.5"],
    modulePreload: { polyfill: false },
    // A font or picture inside a style sheet would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // How long its plugins took is of no use to whoever starts Foyer for the first time.
      checks: { pluginTimings: false },
      // A property that is only looked at, as to make the browser lay out a page now, would go: nothing here does that.
      treeshake: { propertyReadSideEffects: false },
      // What both pages need is one file, so whoever comes from the accept page has it already.
      output: {
        chunkFileNames: ({ facadeModuleId }) => `assets/${dictionaryName(facadeModuleId)}-[hash:7].js`,
        codeSplitting: {
          groups: [
            {
              name: "react",
              test: /node_modules\/(?:react|react-dom|scheduler)\/|contract\/src\/passwords|src\/password-strength/,
            },
            // With what it imports, all of the admin's first view is one file: in the twenty-odd small ones of which parts of
            // it were needed elsewhere as well, it was 6 kB heavier, gzipped.
            { name: "admin", test: /\/src\/admin\/main\.tsx$/ },
          ],
        },
      },
    },
  },
});

/** Dictionaries are called after what is in them, or there would be three of the name `de`. */
function dictionaryName(file: string | null | undefined): string {
  const [, words, language] = /\/accept\/((?:late-|opt-out\/)?words)\/(\w+)\.ts$/.exec(file ?? "") ?? [];
  return words ? `${words.replace("/", "-")}-${language}` : "[name]";
}

/** Begins the head of each page with what they have in common. */
function commonHead(): Plugin {
  return {
    name: "foyer:common-head",
    transformIndexHtml: {
      order: "pre", // before Vite looks for the files that are named there
      handler: async (page) =>
        page.replace("<head>", `<head>\n${await readFile(join(import.meta.dirname, "head.html"), "utf8")}`),
    },
  };
}

/** Answers `/accept` and `/opt-out` with the invitees' page, as the real server does; Vite's own fallback would give the admin's. */
function acceptPage(): Plugin {
  const rewrite: Connect.NextHandleFunction = (request, _response, next) => {
    if (/^\/(?:accept|opt-out)(?:$|\?)/.test(request.url ?? "")) request.url = "/accept.html";
    next();
  };
  return {
    name: "foyer:accept-page",
    configureServer: (dev) => void dev.middlewares.use(rewrite),
    configurePreviewServer: (preview) => void preview.middlewares.use(rewrite),
  };
}

/**
 * Gives the first view the contract's table of permissions without the schema that stands in the same file. A module
 * goes into one chunk as a whole, and that schema would bring all of zod (25 kB) before the first form needs it.
 */
function permissionTable(): Plugin {
  return {
    name: "foyer:permission-table",
    enforce: "pre",
    async resolveId(source, importer) {
      if (source !== "@foyer/contract/permissions" || !importer?.endsWith("/src/admin/lib/permissions.ts"))
        return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found && `${found.id}?table`;
    },
    transform(code, id) {
      // Every schema in it: made of zod, or of another one that was.
      return id.endsWith("?table")
        ? code.replaceAll(/\b(?:z\.enum|\w+\.exclude)\(/g, "/* @__PURE__ */ $&")
        : null;
    },
  };
}

/**
 * Gives what follows changes a copy of tRPC's client of its own, which loads with it. The package is one module, and one
 * that is used in two places goes as a whole into the first view, with the stream that it does not need (2.7 kB).
 */
function lateStream(): Plugin {
  return {
    name: "foyer:late-stream",
    enforce: "pre",
    apply: "build",
    async resolveId(source, importer) {
      const late = importer?.endsWith("/src/admin/lib/live-stream.ts") || importer?.endsWith("?late");
      if (!late || !/^@trpc\/(?:client|server\/unstable-core-do-not-import)$/.test(source)) return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      return found && `${found.id}?late`;
    },
  };
}

/**
 * Keeps out of the accept page what it would carry for nothing: Vite's preloading of what a late chunk imports, which the
 * page has by then, and React's search for its developer tools.
 */
function lightAcceptPage(): Plugin {
  const plainImport = "\0foyer:plain-import";
  const isOfAcceptPage = (file: string | undefined) => file?.includes("/src/accept/") ?? false;
  return {
    name: "foyer:light-accept-page",
    enforce: "pre",
    apply: "build",
    config: () => ({
      define: { __REACT_DEVTOOLS_GLOBAL_HOOK__: "undefined" },
      build: {
        modulePreload: {
          resolveDependencies: (_file, imports, { hostId, hostType }) =>
            hostType === "js" && hostId.includes("/accept-") ? [] : imports,
        },
      },
    }),
    resolveId: (source, importer) =>
      source === "\0vite/preload-helper.js" && isOfAcceptPage(importer) ? plainImport : null,
    load: (id) => (id === plainImport ? "export const __vitePreload = (load) => load();" : null),
  };
}

/**
 * What React asks of every browser anew, answered once for those that this build is for (`build.target`): what goes with the
 * answers is 0.9 kB, gzipped, of what every visitor waits for. `navigation` is not everywhere: React would show there
 * that a transition is under way, which these pages show themselves.
 */
function modernBrowser(): Plugin {
  const there = {
    object: ["window", "document", "window.document", "performance", "Reflect"],
    function: [
      "AbortController",
      "MessageChannel",
      "Object.is",
      "WeakMap",
      "WeakSet",
      "clearTimeout",
      "performance.getEntriesByType",
      "performance.now",
      "queueMicrotask",
      "reportError",
      "requestAnimationFrame",
      "setTimeout",
      "window.document.createElement",
    ],
    number: ["devicePixelRatio"],
    undefined: ["navigation", "setImmediate"],
  };
  const answers = Object.entries(there).flatMap(([type, names]) =>
    names.map((name) => [`typeof ${name}`, JSON.stringify(type)]),
  );
  return {
    name: "foyer:modern-browser",
    apply: "build",
    config: () => ({
      define: {
        "document.documentMode": "undefined",
        "navigator.connection": "undefined",
        ...Object.fromEntries(answers),
      },
    }),
  };
}

/**
 * Takes out of React what these pages never come to: they take nothing over that a server has rendered (hydration), and have
 * no view transitions. Each of the two waits for a flag inside React; when nothing raises it, the build finds that what
 * waits is never reached, 3 kB, gzipped, of what every visitor waits for.
 */
function plainReact(): Plugin {
  const flags = ["isHydrating", "shouldStartViewTransition"];
  return {
    name: "foyer:plain-react",
    apply: "build",
    transform: {
      filter: { id: /\/react-dom-client\.production\.js$/ },
      handler: (source) =>
        flags.reduce((code, flag) => {
          if (!code.includes(`${flag} = !0`))
            throw new Error(`React does without ${flag} by now; so can the build.`);
          // Everything but the declaration, with which a list of them begins or goes on.
          return code.replaceAll(new RegExp(`(?<!var |,\\n  )\\b${flag} = ![01]`, "g"), "!1");
        }, source),
    },
  };
}
