import { spawn } from "node:child_process";
import { once } from "node:events";
import { glob, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "@playwright/test";
import { type DocBlock, docBlocks } from "./doc-blocks.ts";
import { type OpenFoyer, openFoyer } from "./open-foyer.ts";
import { textIn } from "./rest.ts";

const root = join(import.meta.dirname, "..");

/** What a block may be: run, checked, or shown. Settings and answers are shown. */
const languages = ["sh", "ts", "json", "text", "mermaid", "yaml", "ini"];

const pages = await Array.fromAsync(
  glob(["README.md", "docs/*.md", "packages/client/README.md", "examples/*/README.md"], { cwd: root }),
);

let foyer: OpenFoyer;
let apiKey: string;
/** One for all pages: one type-check sees the programs of all. */
let folder: string;

test.beforeAll(async ({ browser }) => {
  // One of its pages has Foyer tell something to a program beside it.
  foyer = await openFoyer(browser, { WEBHOOK_ALLOW_PRIVATE_NETWORK: "true" });
  const key = await foyer.call("POST /account/api-keys", {
    organizationId: foyer.organizationId,
    name: "The documentation",
    expiresInDays: 1,
  });
  apiKey = textIn(key, "key");
  folder = await mkdtemp(join(tmpdir(), "foyer-docs-"));
  await mkdir(join(folder, "node_modules/@foyer"), { recursive: true });
  await symlink(join(root, "packages/client"), join(folder, "node_modules/@foyer/client"));
  await symlink(join(root, "node_modules/standardwebhooks"), join(folder, "node_modules/standardwebhooks"));
});

test.afterAll(async () => {
  await foyer.close();
  await rm(folder, { recursive: true, force: true });
});

for (const page of pages.sort()) {
  test(`every command and snippet of ${page} does what it says [S3.8]`, async () => {
    const blocks = docBlocks(await readFile(join(root, page), "utf8"));
    expect(blocks.filter(({ language }) => !languages.includes(language))).toEqual([]);
    for (const { text } of blocks.filter(({ language }) => language === "json")) JSON.parse(text);
    const run = blocks.filter(({ notRun }) => notRun === null);
    const script = run.flatMap((block) => linesFor(block)).join("\n");
    if (script === "") return;
    const workplace = await workplaceFor(page, run);
    const { code, output } = await bash(script, workplace);
    expect({ code, output }).toEqual({ code: 0, output: expect.anything() });
  });
}

test("the programs of all pages are typed [S3.8]", async () => {
  const programs = await Array.fromAsync(glob("**/*.ts", { cwd: folder, exclude: ["node_modules"] }));
  expect(programs.length).toBeGreaterThan(0);
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: join(root, "tsconfig.base.json"),
      compilerOptions: { typeRoots: [join(root, "node_modules/@types")] },
      include: programs,
    }),
  );
  const { code, output } = await bash(`${join(root, "node_modules/.bin/tsc")} -p .`, folder);
  expect({ code, output }).toEqual({ code: 0, output: "" });
});

/** What a page's blocks are to bash, each told of where it stands. */
function linesFor(block: DocBlock): string[] {
  const told = `echo "--- line ${block.line}" >&2`;
  if (block.language === "sh") return [told, block.text];
  return block.language === "ts" && block.file === null ? [told, `node ${nameOf(block)}`] : [];
}

function nameOf({ file, line }: DocBlock): string {
  return file ?? `line-${line}.ts`;
}

/** A folder that looks like a checkout to whoever types a command in it, with the files that the page tells to write. */
async function workplaceFor(page: string, blocks: readonly DocBlock[]): Promise<string> {
  const workplace = join(folder, page.replaceAll("/", "-").replace(/\.md$/, ""));
  await mkdir(workplace);
  for (const name of ["package.json", "scripts", "docs", "examples"]) {
    await symlink(join(root, name), join(workplace, name));
  }
  for (const block of blocks) {
    if (block.language !== "ts" && block.file === null) continue;
    const file = join(workplace, nameOf(block));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${block.text}\n`);
  }
  return workplace;
}

async function bash(script: string, cwd: string): Promise<{ code: number | null; output: string }> {
  const child = spawn("bash", ["-eu", "-o", "pipefail", "-c", script], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: `${join(root, "node_modules/.bin")}:${process.env["PATH"]}`,
      HOME: folder,
      FOYER_URL: foyer.url,
      FOYER_API_KEY: apiKey,
      ORGANIZATION_ID: foyer.organizationId,
      // What commands on the same machine find where Foyer runs as it does by default.
      ...foyer.environment,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  const [code] = await once(child, "close");
  return { code, output };
}
