import { type InvitationKind, termsOf } from "@foyer/contract/doors";
import { Failure, invalidInput } from "@foyer/contract/failures";
import type { ImportRow, StartedImport, StartImport } from "@foyer/contract/imports";
import { runImport as runImportQueue } from "@foyer/jobs/queues";
import { uuidv7 } from "uuidv7";
import { record } from "../audit/record.ts";
import { requireCaller } from "../authorize.ts";
import type { Context } from "../context.ts";
import { requireListed } from "../invitations/go-on.ts";
import { type Foreseen, foresee } from "./preview-import.ts";
import { readImport } from "./read-imports.ts";
import { runNext } from "./run-import.ts";

// So many rows are stored by a statement.
const storedAtOnce = 5_000;

/**
 * Invites the people of a file, as far as they can be: those of a small one at once, those of a large one also after the
 * answer, each exactly once, whoever dies meanwhile. Importing a file again invites nobody twice.
 * @throws Failure as `previewImport`
 */
export async function startImport(ctx: Context, input: StartImport): Promise<StartedImport> {
  const { target, csv, file, encoding, delimiter, hasHeader, mapping } = input;
  const foreseen = await foresee(ctx, { target, csv, file, encoding, delimiter, hasHeader, mapping });
  const { preview, host } = foreseen;
  await requireListed(ctx, host, input.redirectTo);
  const received = await receive(ctx, input, foreseen);
  for (let at = 0; at < preview.rows.length; at += storedAtOnce)
    await storeRows(ctx, received, preview.rows.slice(at, at + storedAtOnce));
  const importId = await begin(ctx, input, { importId: received, foreseen });
  try {
    await runNext(ctx, importId);
  } catch (error) {
    // It has begun, and the job does what could not be done at once.
    if (!(error instanceof Failure)) throw error;
  }
  return { ...preview, import: await readImport(ctx.database.read, host, importId) };
}

/**
 * Makes an import whose rows are still to come. Nobody sees it, and if they never come it is tidied up: fifty thousand rows are
 * too many for one transaction on a machine that has much else to do.
 */
async function receive(ctx: Context, input: StartImport, { preview, host, headerHash }: Foreseen) {
  const { rows, mapping, counts } = preview;
  if (rows.length === 0) throw invalidInput("csv", "There is nobody in this file.");
  if (!mapping) throw invalidInput("mapping", "No column of this file has e-mail addresses.");
  const { placeId, role, terms } = termsOf(input.target);
  const { organizationId } = host;
  const { userId } = requireCaller(ctx);
  const importId = uuidv7();
  const metadata = input.metadata === undefined ? null : JSON.stringify(input.metadata);
  await ctx.database.read.$executeRaw`
    INSERT INTO imports (id, organization_id, kind, place_id, file_name, header_hash, mapping, role, terms, language, message,
      note, metadata, expires_in_hours, sends, send_after_seconds, importer_id, importer_ip, redirect_to, total, done, counts)
    VALUES (${importId}::uuid, ${organizationId}::uuid, ${input.target.kind}::invitation_kind,
      NULLIF(${placeId}::uuid, ${organizationId}::uuid), ${input.fileName ?? null}, ${headerHash},
      ${JSON.stringify(mapping)}::jsonb, ${role}, ${JSON.stringify(terms)}::jsonb, ${input.language ?? null}::language,
      ${input.message ?? null}, ${input.note ?? null}, ${metadata}::jsonb, ${input.expiresInHours ?? null}::int,
      ${input.send}, ${input.sendAfterSeconds ?? 0}, ${userId}::uuid, ${ctx.visitor.ip}::inet, ${input.redirectTo ?? null},
      ${counts.total}, ${counts.total - counts.new}, ${JSON.stringify(counts)}::jsonb)`;
  return importId;
}

async function storeRows({ database }: Context, importId: string, rows: readonly ImportRow[]): Promise<void> {
  await database.read.$executeRaw`
    INSERT INTO import_rows (import_id, line, email, full_name, outcome, message)
    SELECT ${importId}::uuid, n.line, n.email, n.full_name, n.outcome::import_outcome, n.message
    FROM unnest(${rows.map(({ line }) => line)}::int[], ${rows.map(({ email }) => email)}::text[],
      ${rows.map(({ fullName }) => fullName)}::text[], ${rows.map(({ outcome }) => outcome)}::text[],
      ${rows.map(({ message }) => message)}::text[]) AS n(line, email, full_name, outcome, message)`;
}

/**
 * From here on it is there, and worked on to its end. Answers which one: of a call that is taken up again after a crash, the
 * one that was begun before.
 */
async function begin(
  ctx: Context,
  {
    target,
    fileName,
  }: { readonly target: { readonly kind: InvitationKind }; readonly fileName?: string | undefined },
  { importId, foreseen }: { readonly importId: string; readonly foreseen: Foreseen },
): Promise<string> {
  const { organizationId } = foreseen.host;
  const { total, new: wanted } = foreseen.preview.counts;
  return ctx.database.transaction(async (tx) => {
    await tx.$executeRaw`UPDATE imports SET status = 'running' WHERE id = ${importId}::uuid`;
    await record(ctx, tx, {
      act: "import.started",
      organizationId,
      subject: { kind: "import", id: importId, label: fileName ?? "CSV" },
      details: { kind: target.kind, rows: total, new: wanted },
    });
    await ctx.jobs.enqueue(tx, runImportQueue, { importId });
    return importId;
  });
}
