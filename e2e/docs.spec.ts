import { glob, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "@playwright/test";
import { expectToSucceed } from "./bash.ts";
import { type DocBlock, docBlocks, docPages, filledIn } from "./doc-blocks.ts";
import { type OpenFoyer, openFoyer } from "./open-foyer.ts";
import { type OwnPostgres, startOwnPostgres } from "./own-postgres.ts";
import { textIn } from "./rest.ts";

const root = join(import.meta.dirname, "..");

/** What a block may be: run, checked, or shown. Answers and pictures are shown. */
const languages = ["sh", "ts", "json", "ini", "text", "mermaid"];

let postgres: OwnPostgres;
let foyer: OpenFoyer;
let apiKey: string;
/** One for all pages: one type-check sees the programs of all. */
let folder: string;
/** What has been opened so far, the last first. */
const opened: { close(): Promise<void> }[] = [];

test.beforeAll(async ({ browser }) => {
  // The guide to operating is for whoever has a PostgreSQL of their own.
  postgres = await startOwnPostgres();
  opened.unshift(postgres);
  foyer = await openFoyer(browser, {
    DATABASE_URL: postgres.url,
    APP_SECRET: "long enough to seal and to sign with",
    // One of the pages has Foyer tell something to a program beside it.
    WEBHOOK_ALLOW_PRIVATE_NETWORK: "true",
  });
  opened.unshift(foyer);
  const { organizationId, call } = foyer;
  const key = { organizationId, name: "The documentation", expiresInDays: 1 };
  apiKey = textIn(await call("POST /account/api-keys", key), "key");
  folder = await mkdtemp(join(tmpdir(), "foyer-docs-"));
  await mkdir(join(folder, "node_modules/@foyer"), { recursive: true });
  await symlink(join(root, "packages/client"), join(folder, "node_modules/@foyer/client"));
  await symlink(join(root, "node_modules/standardwebhooks"), join(folder, "node_modules/standardwebhooks"));
  for (const page of docPages) await layOut(page);
});

test.afterAll(async () => {
  for (const each of opened) await each.close();
  await rm(folder, { recursive: true, force: true });
});

for (const page of docPages) {
  test(`every command and snippet of ${page} does what it says [S3.8]`, async () => {
    const blocks = await docBlocks(page);
    expect(blocks.filter(({ language }) => !languages.includes(language))).toEqual([]);
    for (const block of blocks) if (block.runBy !== null) expect(await isRun(block)).toBe(true);
    const checkout = checkoutFor(page);
    const script = blocks
      .filter(({ runBy }) => runBy === null)
      .flatMap((block) => linesFor(block, checkout))
      .join("\n");
    await expectToSucceed(script, { cwd: checkout, env: environmentFor(script) });
  });
}

test("the programs of all pages are typed [S3.8]", async () => {
  const exclude = (name: string) => name === "node_modules";
  const programs = await Array.fromAsync(glob("**/*.ts", { cwd: folder, exclude }));
  expect(programs.length).toBeGreaterThan(0);
  await writeFile(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: join(root, "tsconfig.base.json"),
      compilerOptions: { typeRoots: [join(root, "node_modules/@types")] },
      include: programs,
    }),
  );
  await expectToSucceed("tsc -p .", { cwd: folder, env: environmentFor("") });
});

/** Whether the file that is said to run a block does: it takes those that name it from the pages, or has it in its words. */
async function isRun({ text, runBy }: DocBlock): Promise<boolean> {
  const source = await readFile(join(root, runBy ?? ""), "utf8");
  return source.includes(`blocksRunBy("${runBy}")`) || source.includes(text);
}

/** What a page's block is to bash, told of where it stands. */
function linesFor(block: DocBlock, checkout: string): string[] {
  const told = `echo "--- line ${block.line}" >&2`;
  switch (block.language) {
    case "sh":
      return [told, filledIn(block.text, { url: foyer.url, apiKey, organizationId: foyer.organizationId })];
    case "ts":
      return block.file === null ? [told, `node ${join(checkout, nameOf(block))}`] : [];
    case "json":
      JSON.parse(block.text);
      return [];
    case "ini":
      // Settings: one of the commands that read them reads them, on the database that is there.
      return [told, `env ${settingsIn(block)} DATABASE_URL=${postgres.url} npm run foyer -- expire`];
    default:
      return [];
  }
}

/** Settings for a command. What a page must leave open is filled in. */
function settingsIn({ text }: DocBlock): string {
  const lines = text.split("\n").map((line) => line.replace(/\s+#.*$/, "").replace("…", "x".repeat(32)));
  return lines.map((line) => `'${line}'`).join(" ");
}

function nameOf({ file, line }: DocBlock): string {
  return file ?? `line-${line}.ts`;
}

function checkoutFor(page: string): string {
  return join(folder, page.replaceAll("/", "-").replace(/\.md$/, ""), "foyer");
}

/**
 * Makes a folder for a page that looks like a checkout to whoever types a command in it, with a program's folder beside it
 * and the files that the page tells to write.
 */
async function layOut(page: string): Promise<void> {
  const checkout = checkoutFor(page);
  const program = join(checkout, "../my-program");
  for (const each of [checkout, program]) await mkdir(each, { recursive: true });
  await writeFile(join(program, "package.json"), "{}");
  for (const name of ["package.json", "scripts", "docs", "examples", "packages"]) {
    await symlink(join(root, name), join(checkout, name));
  }
  for (const block of await docBlocks(page)) {
    if (block.language !== "ts" && block.file === null) continue;
    const file = join(checkout, nameOf(block));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `${block.text}\n`);
  }
}

/** What the reader of a page has set, but for what the page itself tells to set. */
function environmentFor(script: string): Record<string, string> {
  const own = {
    FOYER_URL: foyer.url,
    FOYER_API_KEY: apiKey,
    ORGANIZATION_ID: foyer.organizationId,
    // What commands on the same machine find where Foyer runs as it does by default.
    ...foyer.environment,
  };
  return {
    PATH: [join(root, "node_modules/.bin"), postgres.programs, process.env["PATH"]].join(":"),
    HOME: folder,
    ...Object.fromEntries(Object.entries(own).filter(([name]) => !script.includes(`export ${name}=`))),
  };
}
