import { type InvitationKind, invitationPlaceOf } from "@foyer/contract/doors";
import {
  type ListOwnInvitations,
  type OwnInvitation,
  type OwnInvitationPage,
  ownInvitation,
} from "@foyer/contract/invitations";
import { Prisma } from "@foyer/db/database";
import { requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";
import { pageOf, positionOf } from "../page.ts";
import { agreedRole } from "./agreed-role.ts";
import { hasStatus } from "./lifecycle.ts";
import { acceptUrl, linkToken, ownListNumber } from "./link.ts";
import { byDoor } from "./targets/by-door.ts";
import { placeName } from "./targets/place-name.ts";

type Row = {
  readonly id: string;
  readonly kind: InvitationKind;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly placeId: string;
  readonly placeName: string | null;
  readonly role: string | null;
  readonly terms: unknown;
  readonly message: string | null;
  readonly inviterName: string | null;
  readonly expiresAt: Date;
  readonly createdAt: Date;
};

/**
 * Everything that waits for the caller's own answer, through whichever door, the newest first, each with a link to answer
 * by. Somebody of whom nothing shows that the address is theirs is shown nothing.
 * @throws Failure `unauthenticated`, `mfa_required`, `forbidden` (an API key), `invalid_input` for the cursor
 */
export async function listOwnInvitations(
  ctx: Context,
  input: ListOwnInvitations,
): Promise<OwnInvitationPage> {
  const { userId, email } = requireSession(ctx);
  const after = positionOf(input.cursor);
  const { read } = ctx.database;
  const account = await read.user.findUnique({ where: { id: userId }, select: { addressProvenAt: true } });
  if (!account?.addressProvenAt) return { items: [], nextCursor: null, isAddressProven: false };
  const older = after
    ? Prisma.sql`AND (i.created_at, i.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.empty;
  const rows = await read.$queryRaw<Row[]>`
    SELECT i.id, i.kind::text, i.organization_id AS "organizationId", o.name AS "organizationName",
      COALESCE(i.place_id, i.organization_id) AS "placeId", ${placeName} AS "placeName", ${agreedRole} AS role,
      i.terms, i.message,
      u.name AS "inviterName", i.expires_at AS "expiresAt", i.created_at AS "createdAt"
    FROM invitations i
    JOIN organizations o ON o.id = i.organization_id
    LEFT JOIN users u ON u.id = i.inviter_id
    WHERE i.email = ${email}::citext AND ${hasStatus("pending")} AND ${awaitsAnswer} ${older}
    ORDER BY i.created_at DESC, i.id DESC LIMIT ${input.limit + 1}`;
  const page = pageOf(
    rows,
    input.limit,
    (row) => answer(ctx, row),
    (row) => ({ at: row.createdAt, id: row.id }),
  );
  return { ...page, isAddressProven: true };
}

const awaitsAnswer = byDoor((target) => target.awaitsAnswer);

function answer({ publicUrl, keys }: Context, row: Row): OwnInvitation {
  const { id: invitationId, kind, inviterName } = row;
  const place = row.placeName === null ? null : { id: row.placeId, name: row.placeName };
  const token = linkToken(keys.invitationLink, { invitationId, number: ownListNumber });
  return ownInvitation.parse({
    invitationId,
    kind,
    organization: { id: row.organizationId, name: row.organizationName },
    ...invitationPlaceOf(kind, place, row.terms),
    role: row.role,
    message: row.message,
    invitedBy: inviterName === null ? null : { name: inviterName },
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    url: acceptUrl(publicUrl, token),
  });
}
