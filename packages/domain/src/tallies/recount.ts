import type { Database, Transaction } from "@foyer/db/database";

/** A number that differs from what is there, and by how much. */
type Difference = {
  readonly scope: string;
  readonly scopeId: string;
  readonly measure: string;
  readonly bucket: number;
  readonly missing: number;
};

export type Recounted = {
  readonly organizationId: string;
  /** Numbers that differ from what the invitations say. */
  readonly numbers: readonly Difference[];
  /** Invitations, whose messages got elsewhere than is written down. */
  readonly reach: number;
};

// Rows of reach that are held at once: whoever hands over a message waits for them.
const chunk = 1_000;

/**
 * Counts an organization's invitations anew, and says where the numbers that are kept differ: nowhere, unless somebody has
 * turned the triggers off. It asks of the messages first, then of the invitations, each in one snapshot, so that it is right
 * while people invite and answer. With `mends` it corrects what differs, and tells what it was; a mended reach changes the
 * numbers by itself.
 */
export async function recount(
  database: Database,
  { organizationId, mends }: { readonly organizationId: string; readonly mends: boolean },
): Promise<Recounted> {
  const reached = await database.read.$queryRaw<{ id: string }[]>`
    SELECT invitation_id AS id FROM reach_differences WHERE organization_id = ${organizationId}::uuid ORDER BY 1`;
  const ids = reached.map(({ id }) => id);
  if (mends) await mendReach(database, ids);
  const numbers = await database.transaction(async (tx) => {
    // Enough to group it without sorting on the disk.
    await tx.$executeRaw`SET LOCAL work_mem = '256MB'`;
    return mends ? mendNumbers(tx, organizationId) : differences(tx, organizationId);
  });
  return { organizationId, numbers, reach: ids.length };
}

/** The organizations that anything is counted of. */
export async function countedOrganizations({ read }: Database): Promise<string[]> {
  const rows = await read.$queryRaw<{ id: string }[]>`
    SELECT id FROM organizations UNION SELECT organization_id FROM tallies UNION SELECT organization_id FROM tally_changes
    ORDER BY 1`;
  return rows.map(({ id }) => id);
}

async function differences(
  db: Pick<Transaction, "$queryRaw">,
  organizationId: string,
): Promise<Difference[]> {
  return db.$queryRaw<Difference[]>`
    SELECT scope::text, scope_id AS "scopeId", measure::text, bucket, amount::float8 AS missing FROM tally_differences
    WHERE organization_id = ${organizationId}::uuid ORDER BY scope, measure, scope_id, bucket`;
}

/** What the statement's snapshot shows as missing is added to whatever the number is by then. */
async function mendNumbers(tx: Transaction, organizationId: string): Promise<Difference[]> {
  return tx.$queryRaw<Difference[]>`
    WITH missing AS MATERIALIZED (
      SELECT * FROM tally_differences WHERE organization_id = ${organizationId}::uuid
    ), mended AS (
      INSERT INTO tallies (organization_id, scope, measure, scope_id, bucket, amount)
      SELECT organization_id, scope, measure, scope_id, bucket, amount FROM missing ORDER BY 1, 2, 3, 4, 5
      ON CONFLICT (organization_id, scope, measure, scope_id, bucket)
      DO UPDATE SET amount = tallies.amount + EXCLUDED.amount
    )
    SELECT scope::text, scope_id AS "scopeId", measure::text, bucket, amount::float8 AS missing FROM missing
    ORDER BY scope, measure, scope_id, bucket`;
}

async function mendReach(database: Database, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += chunk) {
    const these = ids.slice(from, from + chunk);
    await database.transaction(async (tx) => {
      // First held, then looked at: what is being handed over is counted here, or adds itself afterwards.
      await tx.$executeRaw`
        INSERT INTO reach (invitation_id) SELECT * FROM unnest(${these}::uuid[]) AS id ORDER BY id
        ON CONFLICT (invitation_id) DO UPDATE SET delivered = reach.delivered WHERE false`;
      await tx.$executeRaw`
        UPDATE reach r SET delivered = r.delivered + d.delivered, opened_at = d.opened_at
        FROM reach_differences d WHERE d.invitation_id = ANY(${these}::uuid[]) AND r.invitation_id = d.invitation_id`;
    });
  }
}
