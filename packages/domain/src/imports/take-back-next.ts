import type { Transaction } from "@foyer/db/database";
import type { Services } from "../context.ts";
import { cancelThese } from "../invitations/cancel-these.ts";
import { hasStatus } from "../invitations/lifecycle.ts";
import { holdImport, type StoredImport } from "./import-row.ts";
import { cancellerOf } from "./importer.ts";
import { refuseNext } from "./invite-next.ts";
import { finish } from "./settle-rows.ts";

const takenBackAtOnce = 1_000;

/**
 * Takes back the next invitations of an import that was cancelled, as far as they wait for an answer, and lets no more be
 * made. What was accepted or declined stays as it is.
 */
export async function takeBackNext(services: Services, found: StoredImport): Promise<void> {
  const ctx = await cancellerOf(services, found);
  await services.database.transaction(async (tx) => {
    const stored = await holdImport(tx, found.id);
    if (stored?.status !== "cancelling") return;
    if ((await refuseNext(tx, stored, "The import was cancelled before it was this row's turn.")) > 0) return;
    const { kind, organizationId, placeId } = stored;
    const ids = await pendingOf(tx, stored);
    await cancelThese(ctx, tx, { kind, place: { organizationId, placeId }, ids });
    if (ids.length < takenBackAtOnce) await finish(tx, stored, "cancelled");
  });
}

async function pendingOf(tx: Transaction, { id }: StoredImport): Promise<string[]> {
  const pending = await tx.$queryRaw<{ id: string }[]>`
    SELECT i.id FROM import_rows r JOIN invitations i ON i.id = r.invitation_id
    WHERE r.import_id = ${id}::uuid AND ${hasStatus("pending")}
    ORDER BY i.id LIMIT ${takenBackAtOnce}`;
  return pending.map((each) => each.id);
}
