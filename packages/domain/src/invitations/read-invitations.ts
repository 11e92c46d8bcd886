import { type InvitationKind, invitationPlaceOf } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import {
  type DeliveryStatus,
  type Invitation,
  type InvitationStatus,
  invitation,
} from "@foyer/contract/invitations";
import type { Language } from "@foyer/contract/languages";
import { can } from "@foyer/contract/permissions";
import { Prisma, type Transaction } from "@foyer/db/database";
import type { Host } from "../authorize.ts";
import { agreedRole } from "./agreed-role.ts";
import { effectiveStatus } from "./lifecycle.ts";
import { managedBy } from "./managed-by.ts";
import type { InvitationPageSql } from "./newest-invitations.ts";
import { placeName } from "./targets/place-name.ts";

/** A row as `selectInvitations` reads it. */
export type InvitationRow = {
  id: string;
  organizationId: string;
  kind: InvitationKind;
  status: InvitationStatus;
  email: string;
  fullName: string | null;
  placeId: string;
  placeName: string | null;
  role: string | null;
  terms: unknown;
  language: Language;
  message: string | null;
  note: string | null;
  metadata: Record<string, unknown> | null;
  inviterId: string | null;
  inviterName: string | null;
  inviterIp: string | null;
  redirectTo: string | null;
  expiresAt: Date;
  createdAt: Date;
  openedAt: Date | null;
  respondedAt: Date | null;
  resendCount: number;
  resendLimit: number;
  deliveryStatus: DeliveryStatus | null;
  deliveryAttempts: number | null;
  deliveryDetail: string | null;
  deliveryAt: Date | null;
};

/**
 * A page of the invitations that a host manages, with their place, their inviter, the newest message to the invitee (or copied
 * link) and the first opening; of who invited from where, and what they noted down, no more than is the host's to know. All that
 * is looked up for the rows of the page alone.
 */
export async function selectInvitations(
  db: Pick<Transaction, "$queryRaw">,
  host: Host,
  { page, planned }: InvitationPageSql,
): Promise<InvitationRow[]> {
  const noted = seesNotes(host);
  return db.$queryRaw<InvitationRow[]>`${planned}
    SELECT i.id, i.organization_id AS "organizationId", i.kind::text, ${effectiveStatus} AS status, i.email::text,
      i.full_name AS "fullName", COALESCE(i.place_id, i.organization_id) AS "placeId", ${placeName} AS "placeName",
      ${agreedRole} AS role, i.terms, COALESCE(i.language, o.language)::text AS language, i.message,
      CASE WHEN ${noted} THEN i.note END AS note, CASE WHEN ${noted} THEN i.metadata END AS metadata,
      i.inviter_id AS "inviterId", u.name AS "inviterName",
      CASE WHEN ${can(host.organizationRole, "invitation.view")}::boolean THEN host(i.inviter_ip) END AS "inviterIp",
      i.redirect_to AS "redirectTo", i.expires_at AS "expiresAt", i.created_at AS "createdAt", i.responded_at AS "respondedAt",
      i.resend_count AS "resendCount", o.resend_limit AS "resendLimit",
      (SELECT min(opened_at) FROM deliveries WHERE invitation_id = i.id) AS "openedAt",
      d.status::text AS "deliveryStatus", d.attempts AS "deliveryAttempts", d.detail AS "deliveryDetail",
      d.changed_at AS "deliveryAt"
    FROM (${page}) p
    JOIN invitations i ON i.id = p.id
    JOIN organizations o ON o.id = i.organization_id
    LEFT JOIN users u ON u.id = i.inviter_id
    LEFT JOIN LATERAL (
      SELECT status, attempts, detail, changed_at FROM deliveries
      WHERE invitation_id = i.id AND purpose NOT IN ('answered', 'link_requested')
      ORDER BY queued_at DESC, number DESC NULLS FIRST LIMIT 1
    ) d ON true
    WHERE ${managedBy(host)}
    ORDER BY i.created_at DESC, i.id DESC`;
}

/** Whether a host is shown what inviters note down for each other: a guest only where they made the invitation. */
function seesNotes({ organizationRole, caller }: Host): Prisma.Sql {
  if (organizationRole !== "guest") return Prisma.sql`true`;
  return Prisma.sql`EXISTS (SELECT 1 FROM audit_entries a
    WHERE a.subject_id = i.id AND a.act = 'invitation.created' AND a.actor_id = ${caller.userId}::uuid)`;
}

/** One of the invitations that a host manages. @throws Failure `not_found` */
export async function readInvitation(
  db: Pick<Transaction, "$queryRaw">,
  host: Host,
  invitationId: string,
): Promise<Invitation> {
  const [row] = await selectInvitations(db, host, named([invitationId]));
  if (!row) throw new Failure("not_found");
  return invitationAnswer(row);
}

/** Several of the invitations that a host manages, in the order of their ids. @throws Failure `not_found` for any that is not there */
export async function readInvitations(
  db: Pick<Transaction, "$queryRaw">,
  host: Host,
  invitationIds: readonly string[],
): Promise<Invitation[]> {
  const rows = await selectInvitations(db, host, named(invitationIds));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return invitationIds.map((id) => {
    const row = byId.get(id);
    if (!row) throw new Failure("not_found");
    return invitationAnswer(row);
  });
}

function named(ids: readonly string[]): InvitationPageSql {
  return { page: Prisma.sql`SELECT DISTINCT unnest(${ids}::uuid[]) AS id`, planned: Prisma.empty };
}

/** A row as the contract promises it. */
export function invitationAnswer(row: InvitationRow): Invitation {
  const place = row.placeName === null ? null : { id: row.placeId, name: row.placeName };
  const { inviterId, inviterName, deliveryStatus, deliveryAttempts, deliveryDetail, deliveryAt, ...rest } =
    row;
  return invitation.parse({
    ...rest,
    ...invitationPlaceOf(row.kind, place, row.terms),
    invitedBy: inviterId && { id: inviterId, name: inviterName },
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    openedAt: row.openedAt?.toISOString() ?? null,
    respondedAt: row.respondedAt?.toISOString() ?? null,
    delivery: deliveryStatus && {
      status: deliveryStatus,
      attempts: deliveryAttempts,
      detail: deliveryDetail,
      at: deliveryAt?.toISOString(),
    },
  });
}
