import { writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { ImportCounts, ImportRow, ImportRun } from "@foyer/client";
import { mostImportBytes } from "@foyer/contract/imports";
import { type Asked, CommandError, UsageError } from "../../command.ts";
import type { Report } from "../../progress.ts";
import { numberOf } from "./in-words.ts";
import { isUnreached, type Remote, withRemote } from "./open-remote.ts";
import { plain } from "./plain.ts";
import { pathOf, readGiven, unusable } from "./read-given.ts";
import { commonTerms, targetOf } from "./target-of.ts";

// Milliseconds between two looks at how far it is.
const pace = 500;
const mostShown = 10;

/** Invites the people of a file and waits until each row has had its turn, or says what would become of them. @throws CommandError, UsageError */
export async function importFile(asked: Asked): Promise<void> {
  const [name = "-"] = asked.operands;
  const isDryRun = asked.flag("dry-run");
  if (isDryRun && asked.option("failed") !== "")
    throw new UsageError("--failed is for what was imported: leave it or --dry-run out.");
  const terms = commonTerms(asked);
  const bytes = await readGiven(asked, name);
  if (bytes.length > mostImportBytes)
    throw new CommandError(`${name} is larger than 10 MB: import it in several files.`, {
      refusal: { reason: "payload_too_large" },
    });
  const file = Buffer.from(bytes).toString("base64");

  await withRemote(asked, async (remote) => {
    const target = await targetOf(asked, remote.organizationId);
    if (isDryRun)
      return preview(asked, () => remote.foyer.invitations.previewImport.mutate({ target, file }));
    const fileName = name === "-" ? {} : { fileName: basename(name) };
    const run = await asked.progress(
      name === "-" ? "Importing" : `Importing ${basename(name)}`,
      async (tell) => {
        const started = await remote.foyer.invitations.import.mutate({ ...terms, ...fileName, target, file });
        return untilDone(remote, started.import, tell);
      },
      "The import goes on by itself.",
    );
    if (asked.option("failed") !== "") await writeFailed(asked, remote, run);
    report(asked, run);
  });
}

/** Follows an import to its end: it goes on by itself, whether or not somebody looks. */
async function untilDone({ patient }: Remote, begun: ImportRun, tell: Report): Promise<ImportRun> {
  let run = begun;
  try {
    while (run.status === "running" || run.status === "cancelling") {
      tell(run.done, run.counts.total);
      await pause(pace);
      run = await patient.invitations.imports.get.query({ importId: run.id });
    }
  } catch (error) {
    if (!isUnreached(error)) throw error;
    throw new CommandError(
      `${plain(error.message)} The import goes on when the server is back, and to import the file again invites nobody twice.`,
      { cause: error },
    );
  }
  return run;
}

type Preview = { readonly rows: readonly ImportRow[]; readonly counts: ImportCounts };

async function preview(asked: Asked, look: () => Promise<Preview>): Promise<void> {
  const foreseen = await asked.progress("Reading the file", look);
  const { rows, counts } = foreseen;
  const wrong = rows.filter(({ outcome }) => outcome === "invalid" || outcome === "refused");
  const shown = wrong.slice(0, mostShown).map(({ line, email, outcome, message }) => {
    return `  line ${line}: ${plain(email)}: ${plain(message ?? outcome)}`;
  });
  const more = wrong.length - shown.length;
  asked.print(
    [
      ...linesOf(counts, "would be invited"),
      ...shown,
      ...(more > 0 ? [`  and ${numberOf(more)} more`] : []),
    ].join("\n"),
    foreseen,
  );
  refuseUnusable(counts);
}

function report(asked: Asked, run: ImportRun): void {
  const { status, counts, created, id } = run;
  const lines = linesOf({ ...counts, new: created }, "invited");
  asked.print(lines.join("\n"), { import: run });
  if (status === "cancelled") throw new CommandError(`Somebody has cancelled this import (${id}).`);
  refuseUnusable(counts);
}

function linesOf(counts: ImportCounts, invited: string): string[] {
  const lines: readonly (readonly [number, string])[] = [
    [counts.new, invited],
    [counts.already_invited, "already invited"],
    [counts.already_member, "in already"],
    [counts.duplicate_in_file, "twice in the file"],
    [counts.invalid, "not usable"],
    [counts.refused, "not to be written to"],
  ];
  const width = numberOf(counts.total).length;
  return [
    `${numberOf(counts.total)} rows:`,
    ...lines
      .filter(([count], place) => count > 0 || place === 0)
      .map(([count, words]) => `  ${numberOf(count).padStart(width)} ${words}`),
  ];
}

function refuseUnusable({ invalid, refused, total }: ImportCounts): void {
  const unusable = invalid + refused;
  if (unusable > 0)
    throw new CommandError(`${numberOf(unusable)} of ${numberOf(total)} rows can't be invited.`);
}

async function writeFailed(asked: Asked, { foyer }: Remote, { id: importId }: ImportRun): Promise<void> {
  const name = asked.option("failed");
  const { csv, isComplete } = await foyer.invitations.imports.exportRows.query({ importId, failed: true });
  try {
    await writeFile(pathOf(asked.terminal, name), csv);
  } catch (error) {
    throw unusable(name, error, "written");
  }
  if (!isComplete) asked.terminal.complain(`foyer: ${name} has the first 10,000 of them.`);
}
