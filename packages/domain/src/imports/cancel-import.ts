import { Failure } from "@foyer/contract/failures";
import type { ByImport, ImportRun } from "@foyer/contract/imports";
import { runImport } from "@foyer/jobs/queues";
import { record } from "../audit/record.ts";
import type { Host } from "../authorize.ts";
import type { Context } from "../context.ts";
import { authorizeForImport } from "./authorize-for-import.ts";
import { readImport } from "./read-imports.ts";
import { runNext } from "./run-import.ts";

/**
 * Stops an import, and takes back all of its invitations that wait for an answer: those of a small file at once, those of a
 * large one also after the answer. What was answered stays as it is. Of one that is cancelled nothing is left to do.
 * @throws Failure as `authorizeForImport`
 */
export async function cancelImport(ctx: Context, { importId }: ByImport): Promise<ImportRun> {
  const host = await authorizeForImport(ctx, "invitation.cancel", importId);
  if (await stop(ctx, host, importId)) {
    try {
      // What nobody was invited by, and then what was made.
      await runNext(ctx, importId);
      await runNext(ctx, importId);
    } catch (error) {
      // It is cancelled, and the job does what could not be done at once.
      if (!(error instanceof Failure)) throw error;
    }
  }
  return readImport(ctx.database.read, host, importId);
}

/** Answers false where that was done before. */
async function stop(ctx: Context, { organizationId }: Host, importId: string): Promise<boolean> {
  return ctx.database.transaction(async (tx) => {
    // Waits for whoever is just inviting by it: nobody does from here on.
    const [stopped] = await tx.$queryRaw<{ label: string | null }[]>`
      UPDATE imports SET status = 'cancelling', finished_at = NULL
      WHERE id = ${importId}::uuid AND status IN ('running', 'done') RETURNING file_name AS label`;
    if (!stopped) return false;
    await record(ctx, tx, {
      act: "import.cancelled",
      organizationId,
      subject: { kind: "import", id: importId, label: stopped.label ?? "CSV" },
    });
    await ctx.jobs.enqueue(tx, runImport, { importId });
    return true;
  });
}
