import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** Every page that tells people what to type. */
export const docPages: readonly string[] = (
  await Array.fromAsync(
    glob(["README.md", "docs/*.md", "packages/client/README.md", "examples/*/README.md"], { cwd: root }),
  )
).sort();

/** A fenced block of a page. */
export type DocBlock = {
  readonly page: string;
  readonly language: string;
  readonly text: string;
  /** Of its first line in the page, from 1. */
  readonly line: number;
  /** The file that it is the content of: `<!-- file: invite.ts -->` stands above it. */
  readonly file: string | null;
  /** What runs it, where it is not the page's own test, because it does not end by itself: `<!-- run by: … -->`. */
  readonly runBy: string | null;
};

/**
 * The fenced blocks of a page, in their order, with what a comment right above them says of them.
 * @throws Error for a fence that does not end
 */
export async function docBlocks(page: string): Promise<DocBlock[]> {
  const lines = (await readFile(join(root, page), "utf8")).split("\n");
  const blocks: DocBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, indent, language] = /^(\s*)```(\S*)\s*$/.exec(lines[at] ?? "") ?? [];
    if (indent === undefined || language === undefined) continue;
    const end = lines.findIndex((line, index) => index > at && line.trimEnd() === `${indent}\`\`\``);
    if (end < 0) throw new Error(`The block in line ${at + 1} of ${page} does not end.`);
    const above = commentAbove(lines, at);
    blocks.push({
      page,
      language,
      text: lines
        .slice(at + 1, end)
        .map((line) => line.slice(indent.length))
        .join("\n"),
      line: at + 1,
      file: /^file: (\S+)$/.exec(above)?.[1] ?? null,
      runBy: /^run by: (\S+)$/.exec(above)?.[1] ?? null,
    });
    at = end;
  }
  return blocks;
}

/** The blocks of all pages that a test runs in the pages' place. @throws Error if there are none */
export async function blocksRunBy(test: string): Promise<DocBlock[]> {
  const blocks = (await Promise.all(docPages.map((page) => docBlocks(page)))).flat();
  const its = blocks.filter(({ runBy }) => runBy === test);
  if (its.length === 0) throw new Error(`No page has a block that ${test} runs.`);
  return its;
}

/** What a page can't know: where a Foyer runs, a key for it, and an organization there. */
export type Place = { readonly url: string; readonly apiKey: string; readonly organizationId: string };

/** A block as its reader types it: with their own in the place of what stands for it. */
export function filledIn(text: string, { url, apiKey, organizationId }: Place): string {
  return text
    .replaceAll("http://localhost:3000", url)
    .replaceAll("foyer_…", apiKey)
    .replaceAll("0199…", organizationId);
}

/** What the comment says that ends in the line before, blank lines left out. */
function commentAbove(lines: readonly string[], at: number): string {
  const before = lines.slice(0, at).join("\n").trimEnd();
  return /<!--((?:(?!<!--)[\s\S])*)-->$/.exec(before)?.[1]?.trim() ?? "";
}
