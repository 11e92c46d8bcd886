import { type Database, Prisma, type Transaction } from "@foyer/db/database";
import { removeInChunks } from "../remove-in-chunks.ts";
import { isOwnReason } from "./suppressions/suppress-address.ts";

/** A number of messages that is not exceeded in 24 hours, counted from the first of them. */
export type Cap = { readonly key: string; readonly most: number };

/** Messages that somebody wants to queue, and what counts them. */
export type Wanted = {
  readonly organizationId: string;
  /** The organization's, in parts of which any has room for some: see `admitMessages`. */
  readonly organization: readonly Cap[];
  /** Null: whoever asks is not counted. */
  readonly inviter: Cap | null;
  readonly recipients: readonly {
    readonly key: string;
    /** By which the organization's list knows the address, in hexadecimal. */
    readonly suppression: string;
  }[];
  /** Of each recipient. */
  readonly perRecipient: number;
};

/** What was not counted, by the keys of the recipients. */
type NotCounted = {
  /** On the organization's list. */
  readonly suppressed: readonly string[];
  /** Those that may be written to, but not now. */
  readonly left: readonly string[];
  /** Whether organization and inviter had room for all; otherwise nothing was counted. */
  readonly fits: boolean;
  /** The part of the organization's cap that is held now, if one had room. */
  readonly part: string | null;
};

// Of a counter that goes by the name `c`: what its window holds, and when that ends.
const count = Prisma.sql`CASE WHEN c.ends_at <= now() THEN 0 ELSE c.count END`;
const anew = Prisma.sql`now() + interval '24 hours'`;
const end = Prisma.sql`CASE WHEN c.ends_at <= now() THEN ${anew} ELSE c.ends_at END`;

/**
 * Counts messages to many recipients by one statement of fixed text, where organization and inviter have room for all of
 * them. Waits for nobody who writes for the same organization: it takes the part of its cap that is free.
 */
export async function countAtOnce(tx: Transaction, wanted: Wanted): Promise<NotCounted> {
  const { organization, inviter, recipients } = wanted;
  const parts = organization.map(({ key }) => key);
  const [ends] = await tx.$queryRaw<NotCounted[]>`
    WITH asked AS (
      SELECT a.key, EXISTS (SELECT 1 FROM suppressions s WHERE s.organization_id = ${wanted.organizationId}::uuid
        AND s.address_hash = decode(a.hash, 'hex')) AS suppressed
      FROM unnest(${recipients.map(({ key }) => key)}::text[],
        ${recipients.map(({ suppression }) => suppression)}::text[]) AS a(key, hash)
    ), wanted AS (
      SELECT count(*)::int AS number FROM asked WHERE NOT suppressed
    ), part AS (
      SELECT c.key FROM message_counts c
      WHERE c.key = ANY (${parts}::text[])
        AND ${count} + (SELECT number FROM wanted)
          <= (${organization.map(({ most }) => most)}::int[])[array_position(${parts}::text[], c.key)]
      ORDER BY c.count LIMIT 1 FOR UPDATE OF c SKIP LOCKED
    ), inviter AS (
      SELECT c.key FROM message_counts c
      WHERE c.key = ${inviter?.key ?? null}::text AND (SELECT key FROM part) IS NOT NULL
        AND ${count} + (SELECT number FROM wanted) <= ${inviter?.most ?? 0}::int
      FOR UPDATE
    ), ready AS (
      SELECT (SELECT key FROM part) IS NOT NULL
        AND (${inviter === null}::boolean OR (SELECT key FROM inviter) IS NOT NULL) AS fits
    ), admitted AS (
      INSERT INTO message_counts AS c (key, count, ends_at)
      SELECT key, 1, ${anew} FROM asked WHERE NOT suppressed AND (SELECT fits FROM ready) ORDER BY key
      ON CONFLICT (key) DO UPDATE SET count = ${count} + 1, ends_at = ${end}
      WHERE ${count} < ${wanted.perRecipient}::int
      RETURNING c.key
    ), counted AS (
      UPDATE message_counts c SET count = ${count} + (SELECT count(*)::int FROM admitted), ends_at = ${end}
      WHERE c.key = ANY (ARRAY[(SELECT key FROM part), (SELECT key FROM inviter)]) AND (SELECT fits FROM ready)
    )
    SELECT ARRAY(SELECT key FROM asked WHERE suppressed) AS suppressed,
      ARRAY(SELECT key FROM asked WHERE NOT suppressed EXCEPT SELECT key FROM admitted) AS left,
      (SELECT fits FROM ready) AS fits, (SELECT key FROM part) AS part`;
  if (!ends) throw new Error("A statement without a FROM has one row.");
  return ends;
}

/** Messages to people who said yes, each of another invitation of one organization. */
type News = {
  readonly organizationId: string;
  readonly asked: readonly {
    readonly invitationId: string;
    /** What counts them. */
    readonly address: string;
    /** By which the organization's list knows the address, in hexadecimal. */
    readonly suppression: string;
  }[];
  /** To one address. */
  readonly most: number;
  /** The same of those to whom nobody has shown that the yes was theirs. */
  readonly mostUnasked: number;
};

/** Counts messages to people who said yes, and answers the ids of the invitations that there was room for. */
export async function countNews(tx: Transaction, news: News): Promise<ReadonlySet<string>> {
  const { organizationId, asked, most, mostUnasked } = news;
  const admitted = await tx.$queryRaw<{ id: string }[]>`
    WITH asked AS (
      SELECT a.id, a.hash, a.address, EXISTS (SELECT 1 FROM invitations i JOIN deliveries d
        ON d.invitation_id = i.id AND d.number = i.answered_by AND d.purpose = 'link' WHERE i.id = a.id) AS unasked
      FROM unnest(${asked.map(({ invitationId }) => invitationId)}::uuid[],
        ${asked.map(({ suppression }) => suppression)}::text[],
        ${asked.map(({ address }) => address)}::text[]) AS a(id, hash, address)
    ), wanted AS (
      SELECT a.id, CASE WHEN a.unasked THEN 'unasked ' ELSE 'news ' END || a.address AS key FROM asked a
      WHERE NOT (a.unasked AND EXISTS (SELECT 1 FROM suppressions s WHERE s.organization_id = ${organizationId}::uuid
        AND s.address_hash = decode(a.hash, 'hex') AND ${isOwnReason}))
    ), admitted AS (
      INSERT INTO message_counts AS c (key, count, ends_at)
      SELECT DISTINCT key, 1, ${anew} FROM wanted ORDER BY key
      ON CONFLICT (key) DO UPDATE SET count = ${count} + 1, ends_at = ${end}
      WHERE ${count} < CASE WHEN c.key LIKE 'unasked %' THEN ${mostUnasked}::int ELSE ${most}::int END
      RETURNING c.key
    )
    SELECT w.id FROM wanted w JOIN admitted USING (key)`;
  return new Set(admitted.map(({ id }) => id));
}

/** A counter as it is while its row is locked. */
type Counter = { readonly count: number; readonly secondsLeft: number };

/** Locks counters until the transaction ends, by their keys' order, and makes those that are not there. */
export async function lockCounters(
  tx: Transaction,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Counter>> {
  const rows = await tx.$queryRaw<({ key: string } & Counter)[]>`
    INSERT INTO message_counts AS c (key, count, ends_at)
    SELECT key, 0, ${anew} FROM unnest(${keys}::text[]) AS k(key) ORDER BY key
    ON CONFLICT (key) DO UPDATE SET count = ${count}, ends_at = ${end}
    RETURNING c.key, c.count, ${secondsLeft} AS "secondsLeft"`;
  return new Map(rows.map(({ key, ...counter }) => [key, counter]));
}

/** Adds to counters that are locked. */
export async function addToCounters(tx: Transaction, added: ReadonlyMap<string, number>): Promise<void> {
  await tx.$executeRaw`
    UPDATE message_counts c SET count = c.count + a.number
    FROM unnest(${[...added.keys()]}::text[], ${[...added.values()]}::int[]) AS a(key, number) WHERE c.key = a.key`;
}

/** In how many seconds the windows of counters end. */
export async function secondsLeftOf(
  tx: Transaction,
  keys: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ key: string; secondsLeft: number }[]>`
    SELECT c.key, ${secondsLeft} AS "secondsLeft" FROM message_counts c WHERE c.key = ANY(${keys}::text[])`;
  return new Map(rows.map((row) => [row.key, row.secondsLeft]));
}

const secondsLeft = Prisma.sql`GREATEST(1, ceil(EXTRACT(EPOCH FROM c.ends_at - now())))::int`;

/** Removes counters whose windows are over, and says how many. */
export async function removeOldCounts({ database }: { readonly database: Database }): Promise<number> {
  return removeInChunks(
    (most) => database.read.$executeRaw`
      DELETE FROM message_counts c WHERE c.ends_at <= now() AND c.key IN (
        SELECT key FROM message_counts WHERE ends_at <= now() ORDER BY ends_at LIMIT ${most} FOR UPDATE SKIP LOCKED)`,
  );
}
