import { invitationPlaceOf } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import { type ImportRun, importRun } from "@foyer/contract/imports";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { Host } from "../authorize.ts";
import { byDoor } from "../invitations/targets/by-door.ts";
import type { Position } from "../page.ts";
import { factsOfChange } from "../tallies/tally-scope.ts";

type Row = Omit<ImportRun, "space" | "event" | "importedBy" | "createdAt" | "finishedAt"> & {
  readonly placeId: string;
  readonly placeName: string | null;
  readonly importerId: string;
  readonly importerName: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
};

/** The imports of a host, the newest first, with what came of them. `where` speaks of `m`. */
export async function selectImports(
  db: Pick<Transaction, "$queryRaw">,
  host: Host,
  { where, limit }: { readonly where: Prisma.Sql; readonly limit: number },
): Promise<Row[]> {
  const { organizationId, placeId } = host;
  const place = placeId === null ? Prisma.empty : Prisma.sql`AND m.place_id = ${placeId}::uuid`;
  // What a door says of the place of an invitation it says of an import's as well: it calls it `i`.
  return db.$queryRaw<Row[]>`
    SELECT i.id, i.organization_id AS "organizationId", i.kind::text, COALESCE(i.place_id, i.organization_id) AS "placeId",
      ${byDoor((target) => target.placeName)} AS "placeName", i.file_name AS "fileName", i.status::text,
      u.id AS "importerId", u.name AS "importerName", i.created_at AS "createdAt", i.finished_at AS "finishedAt", i.sends,
      i.counts, i.done, i.created, made.delivered, made.pending, made.accepted
    FROM (SELECT * FROM imports m
      WHERE m.organization_id = ${organizationId}::uuid ${place} AND m.status <> 'receiving' AND ${where}
      ORDER BY m.created_at DESC, m.id DESC LIMIT ${limit}) i
    JOIN users u ON u.id = i.importer_id, ${cameOf}
    ORDER BY i.created_at DESC, i.id DESC`;
}

// As `readTallies` reads them, for several imports at once.
const cameOf = Prisma.sql`LATERAL (SELECT i.id AS import, i.organization_id AS organization) own, LATERAL (
  SELECT COALESCE(sum(amount) FILTER (WHERE measure = 'delivered'), 0)::int AS delivered,
    COALESCE(sum(amount) FILTER (WHERE measure = 'pending'), 0)::int AS pending,
    COALESCE(sum(amount) FILTER (WHERE measure = 'accepted'), 0)::int AS accepted
  FROM (
    SELECT t.measure, t.amount FROM tallies t
    WHERE t.organization_id = own.organization AND t.scope = 'import' AND t.scope_id = own.import::text
      AND t.measure IN ('delivered', 'pending', 'accepted')
    UNION ALL
    SELECT f.measure, i.amount FROM tally_changes i, ${factsOfChange} f
    WHERE i.organization_id = own.organization AND i.import_id = own.import
    UNION ALL
    SELECT 'pending', -count(*) FROM invitations i
    WHERE i.organization_id = own.organization AND i.import_id = own.import AND i.status = 'pending' AND i.expires_at <= now()
  ) parts) made`;

/** One of the imports of a host. @throws Failure `not_found` */
export async function readImport(
  db: Pick<Transaction, "$queryRaw">,
  host: Host,
  importId: string,
): Promise<ImportRun> {
  const [row] = await selectImports(db, host, { where: Prisma.sql`m.id = ${importId}::uuid`, limit: 1 });
  if (!row) throw new Failure("not_found");
  return importAnswer(row);
}

/** A row as the contract promises it. */
export function importAnswer(row: Row): ImportRun {
  const { placeId, placeName, importerId, importerName, createdAt, finishedAt, ...rest } = row;
  const { space, event } = invitationPlaceOf(
    rest.kind,
    placeName === null ? null : { id: placeId, name: placeName },
    {},
  );
  return importRun.parse({
    ...rest,
    space,
    event,
    importedBy: { id: importerId, name: importerName },
    createdAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  });
}

/** Where an import stands in the list. */
export function positionIn({ createdAt, id }: Row): Position {
  return { at: createdAt, id };
}
