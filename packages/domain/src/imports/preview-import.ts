import { termsOf } from "@foyer/contract/doors";
import type { ColumnMapping, ImportPreview, PreviewImport } from "@foyer/contract/imports";
import { columnMapping } from "@foyer/contract/imports";
import type { Host } from "../authorize.ts";
import type { Context } from "../context.ts";
import { requireGrant } from "../invitations/require-grant.ts";
import { targets } from "../invitations/targets/targets.ts";
import { countOutcomes } from "./count-outcomes.ts";
import { findOutcomes } from "./find-outcomes.ts";
import { type ReadFile, readFile } from "./read-file.ts";

/** What a file would do, and by what right. */
export type Foreseen = {
  readonly preview: ImportPreview;
  readonly host: Host;
  readonly headerHash: ReadFile["headerHash"];
};

/**
 * Says what would become of every row of a file, and changes nothing.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`, `conflict` (there is nothing to invite to any
 * more), `payload_too_large`, `invalid_input`
 */
export async function previewImport(ctx: Context, input: PreviewImport): Promise<ImportPreview> {
  return (await foresee(ctx, input)).preview;
}

/** The same, with what else is known by then. Whoever may not invite there is refused before the file is looked at. */
export async function foresee(ctx: Context, { target, ...file }: PreviewImport): Promise<Foreseen> {
  const { kind } = target;
  const { placeId, role } = termsOf(target);
  const host = await targets[kind].authorize(ctx, "invitation.create", placeId);
  requireGrant(host, role);
  const { organizationId } = host;
  await targets[kind].requireOpen(ctx.database.read, { organizationId, placeId }, []);
  const { rows, headerHash, ...read } = await readFile(file, (hash) => lastMapping(ctx, host, hash));
  const foreseen = await findOutcomes(ctx, { kind, host, placeId }, rows);
  return { preview: { ...read, rows: foreseen, counts: countOutcomes(foreseen) }, host, headerHash };
}

/** How the organization's newest file with these very columns was read. */
async function lastMapping(
  { database }: Context,
  { organizationId }: Host,
  headerHash: Buffer,
): Promise<ColumnMapping | null> {
  const [last] = await database.read.$queryRaw<{ mapping: unknown }[]>`
    SELECT m.mapping FROM imports m
    WHERE m.organization_id = ${organizationId}::uuid AND m.header_hash = ${headerHash} AND m.status <> 'receiving'
    ORDER BY m.created_at DESC LIMIT 1`;
  const mapping = columnMapping.safeParse(last?.mapping);
  return mapping.success ? mapping.data : null;
}
