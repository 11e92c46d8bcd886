import type { Database } from "@foyer/db/database";
import type { Horizon, Place } from "./position.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";

/** Something that has changed, as it was written down. */
export type ActivityRow = Place & {
  readonly at: Date;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly placeId: string | null;
  readonly count: number;
};

/** What was read at once: everything of an organization that one snapshot sees and another did not. */
export type Batch = {
  readonly horizon: Horizon;
  /** In the order in which it is told. Null: it is more than anybody wants to be told one by one. */
  readonly rows: readonly ActivityRow[] | null;
};

/** So much is told one by one. */
const mostAtOnce = 1_000;

type Row = {
  readonly snapshot: string;
  readonly table: bigint;
  readonly now: bigint;
  readonly row: bigint | null;
  readonly transaction: string;
  readonly at: Date;
  readonly act: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly placeId: string | null;
  readonly count: number;
};

/** Looks where the database is, and at nothing else. @throws Failure `unavailable` */
export async function readHorizon({ read }: Pick<Database, "read">): Promise<Horizon> {
  const [row] = await read.$queryRaw<Pick<Row, "snapshot" | "table" | "now">[]>`
    SELECT pg_current_snapshot()::text AS snapshot, 'activity'::regclass::oid::bigint AS "table",
      EXTRACT(EPOCH FROM now())::bigint AS now`;
  if (!row) throw new Error("PostgreSQL answered nothing.");
  return horizonOf(row);
}

/**
 * Reads what has changed in an organization, or one place of it, since a snapshot was taken: what was committed before as
 * well as after by transactions that were under way then. By an index, however long ago the oldest of them began.
 */
export async function readActivity(
  { read }: Pick<Database, "read">,
  organizationId: string,
  { since, placeId = null }: { readonly since: Snapshot; readonly placeId?: string | null },
): Promise<Batch> {
  const rows = await read.$queryRaw<Row[]>`
    SELECT s.*, a.*
    FROM (SELECT pg_current_snapshot()::text AS snapshot, 'activity'::regclass::oid::bigint AS "table",
      EXTRACT(EPOCH FROM now())::bigint AS now) AS s
    LEFT JOIN (
      SELECT n.id AS "row", n.xid::text AS transaction, n.at, n.act, n.subject_kind AS "subjectKind",
        n.subject_id AS "subjectId", n.place_id AS "placeId", n.count
      FROM (
        (SELECT * FROM activity
          WHERE organization_id = ${organizationId}::uuid AND xid >= ${String(since.next)}::text::xid8
            -- What was restored from another cluster has numbers that nobody here has had.
            AND xid < pg_snapshot_xmax(pg_current_snapshot())
            AND (${placeId}::uuid IS NULL OR place_id = ${placeId}::uuid)
          ORDER BY xid, id LIMIT ${mostAtOnce + 1})
        UNION ALL
        (SELECT * FROM activity
          WHERE organization_id = ${organizationId}::uuid AND xid = ANY(${since.running.map(String)}::text[]::xid8[])
            AND (${placeId}::uuid IS NULL OR place_id = ${placeId}::uuid)
          ORDER BY xid, id LIMIT ${mostAtOnce + 1})
      ) AS n
      ORDER BY n.xid, n.id
      LIMIT ${mostAtOnce + 1}
    ) AS a ON true`;
  const [first] = rows;
  if (!first) throw new Error("PostgreSQL answered nothing.");
  const told = rows.flatMap(activityRowOf);
  return { horizon: horizonOf(first), rows: told.length > mostAtOnce ? null : told };
}

function horizonOf({ snapshot, table, now }: Pick<Row, "snapshot" | "table" | "now">): Horizon {
  return { snapshot: snapshotOf(snapshot), table: String(table), at: Number(now) };
}

function activityRowOf({ row, transaction, ...activity }: Row): ActivityRow[] {
  return row === null ? [] : [{ ...activity, row, transaction: BigInt(transaction) }];
}
