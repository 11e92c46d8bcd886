import { Prisma, type Transaction } from "@foyer/db/database";
import { recordingEach } from "../audit/record.ts";
import type { Services } from "../context.ts";
import type { Place } from "./targets/target.ts";

// Rows a transaction writes down at once, so that nobody waits long for a lock, and a busy database is done in time.
const chunk = 1_000;

/**
 * Writes down which invitations have expired, and says how many. They were expired before, by the database's clock: this
 * tidies up. Safe to run by several workers at once and at any time.
 */
export async function expireInvitations({ database }: Services): Promise<number> {
  let total = 0;
  for (;;) {
    const written = await database.transaction((tx) => writeDownExpired(tx));
    total += written;
    if (written < chunk) return total;
  }
}

/**
 * Writes down up to 1,000 that are over, each with an audit row, by one statement; or all those of some addresses to a place,
 * where each has one at most.
 */
export async function writeDownExpired(
  tx: Transaction,
  only?: Place & { readonly emails: readonly string[] },
): Promise<number> {
  const those = only
    ? Prisma.sql`AND organization_id = ${only.organizationId}::uuid AND email = ANY(${only.emails}::citext[])
        AND place_id IS NOT DISTINCT FROM NULLIF(${only.placeId}::uuid, ${only.organizationId}::uuid)`
    : Prisma.empty;
  // The sweep skips what somebody else is just answering, reviving or sweeping: it is in good hands. Whoever is about to
  // invite these very addresses waits for it, before holding anything that others could want: two such calls that each
  // wrote down a part would wait for each other at the other's part.
  const lock = only
    ? Prisma.sql`ORDER BY id FOR UPDATE`
    : Prisma.sql`ORDER BY expires_at LIMIT ${chunk} FOR UPDATE SKIP LOCKED`;
  return tx.$executeRaw`
    WITH due AS (
      SELECT id FROM invitations
      WHERE status = 'pending' AND expires_at <= now() ${those}
      ${lock}
    ), expired AS (
      UPDATE invitations i SET status = 'expired' FROM due WHERE i.id = due.id
      RETURNING i.organization_id, i.id, i.email::text AS label, jsonb_build_object('expiredAt', ${expiredAt}) AS details
    )
    ${recordingEach({
      act: "invitation.expired",
      kind: "invitation",
      rows: Prisma.sql`expired`,
      most: only ? only.emails.length : chunk,
    })}`;
}

const expiredAt = Prisma.sql`to_char(i.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
