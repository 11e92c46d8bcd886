/** A fenced block of a page. */
export type DocBlock = {
  readonly language: string;
  readonly text: string;
  /** Of its first line in the page, from 1. */
  readonly line: number;
  /** The file that it is the content of: `<!-- file: invite.ts -->` stands above it. */
  readonly file: string | null;
  /** Why nobody runs it: `<!-- not run: … -->` stands above it. */
  readonly notRun: string | null;
};

/**
 * The fenced blocks of a Markdown page, in their order, with what a comment right above them says of them.
 * @throws Error for a fence that does not end
 */
export function docBlocks(page: string): DocBlock[] {
  const lines = page.split("\n");
  const blocks: DocBlock[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [, indent, language] = /^(\s*)```(\S*)\s*$/.exec(lines[at] ?? "") ?? [];
    if (indent === undefined || language === undefined) continue;
    const end = lines.findIndex((line, index) => index > at && line.trimEnd() === `${indent}\`\`\``);
    if (end < 0) throw new Error(`The block in line ${at + 1} does not end.`);
    const above = commentAbove(lines, at);
    blocks.push({
      language,
      text: lines
        .slice(at + 1, end)
        .map((line) => line.slice(indent.length))
        .join("\n"),
      line: at + 1,
      file: /^file: (\S+)$/.exec(above)?.[1] ?? null,
      notRun: /^not run: (.+)$/s.exec(above)?.[1] ?? null,
    });
    at = end;
  }
  return blocks;
}

/** What the comment says that ends in the line before, blank lines left out. */
function commentAbove(lines: readonly string[], at: number): string {
  const before = lines.slice(0, at).join("\n").trimEnd();
  return /<!--((?:(?!<!--)[\s\S])*)-->$/.exec(before)?.[1]?.trim() ?? "";
}
