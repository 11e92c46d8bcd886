import type { InvitationKind, InvitationRole } from "@foyer/contract/doors";
import type { ImportCounts } from "@foyer/contract/imports";
import type { Language } from "@foyer/contract/languages";
import { Prisma, type Transaction } from "@foyer/db/database";

/** What an import's own row says that working through it needs. */
export type StoredImport = {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: InvitationKind;
  /** The space or event; the organization, where it leads to that itself. */
  readonly placeId: string;
  readonly status: "running" | "done" | "cancelling" | "cancelled";
  readonly role: InvitationRole | null;
  readonly terms: Record<string, boolean>;
  readonly language: Language | null;
  readonly message: string | null;
  readonly note: string | null;
  readonly metadata: Record<string, unknown> | null;
  readonly expiresInHours: number | null;
  readonly sends: boolean;
  /** Seconds from now on that its messages still wait. */
  readonly sendAfterSeconds: number;
  readonly importerId: string;
  readonly importerIp: string | null;
  readonly redirectTo: string | null;
  readonly counts: ImportCounts;
  readonly reached: number;
};

const columns = Prisma.sql`m.id, m.organization_id AS "organizationId", m.kind::text,
  COALESCE(m.place_id, m.organization_id) AS "placeId", m.status::text, m.role, m.terms, m.language::text, m.message, m.note,
  m.metadata, m.expires_in_hours AS "expiresInHours", m.sends, m.importer_id AS "importerId",
  host(m.importer_ip) AS "importerIp", m.redirect_to AS "redirectTo", m.counts, m.reached,
  GREATEST(0, ceil(m.send_after_seconds - EXTRACT(EPOCH FROM now() - m.created_at)))::int AS "sendAfterSeconds"`;

/** An import whose rows are all stored; null where there is none. */
export function findImport(
  db: Pick<Transaction, "$queryRaw">,
  importId: string,
): Promise<StoredImport | null> {
  return readOne(db, importId, Prisma.empty);
}

/**
 * The same, held until the transaction ends: of two who work on it one waits for the other, and then sees how far it is. Comes
 * before the locks of invitations.
 */
export function holdImport(tx: Transaction, importId: string): Promise<StoredImport | null> {
  return readOne(tx, importId, Prisma.sql`FOR NO KEY UPDATE`);
}

async function readOne(
  db: Pick<Transaction, "$queryRaw">,
  importId: string,
  lock: Prisma.Sql,
): Promise<StoredImport | null> {
  const [stored] = await db.$queryRaw<StoredImport[]>`
    SELECT ${columns} FROM imports m WHERE m.id = ${importId}::uuid AND m.status <> 'receiving' ${lock}`;
  return stored ?? null;
}
