import { Prisma, type Transaction } from "@foyer/db/database";
import { recordEach } from "../audit/record.ts";
import type { Tenant } from "../authorize.ts";
import type { Context } from "../context.ts";
import { transitions } from "./lifecycle.ts";
import type { Place } from "./targets/target.ts";
import { targets } from "./targets/targets.ts";

// Whoever is kept out may still attend what asks for no account.
const leadingInside = Object.entries(targets).flatMap(([kind, { leadsInside }]) =>
  leadsInside ? [kind] : [],
);

/**
 * Withdraws what an organization has sent to people who are to stay out: no link of it lets them in any more, and nothing
 * revives it. Whoever is accepting at this moment is waited for, so look afterwards who is in.
 */
export async function withdrawInvitations(
  ctx: Context,
  tx: Transaction,
  { tenant, userIds }: { readonly tenant: Tenant; readonly userIds: readonly string[] },
): Promise<void> {
  const { organizationId } = tenant;
  const theirs = Prisma.sql`i.email IN (SELECT u.email FROM users u WHERE u.id = ANY(${userIds}::uuid[]))
    AND i.kind::text = ANY(${leadingInside})`;
  await withdraw(ctx, tx, { organizationId, those: theirs });
}

/**
 * Withdraws in the same way what leads to one place, or of that what was sent to one address. Answers how many there were.
 * Nobody may be let in by an invitation that is being made meanwhile: hold the place, and withdraw again.
 */
export async function withdrawFromPlace(
  ctx: Context,
  tx: Transaction,
  { place, email }: { readonly place: Place; readonly email?: string },
): Promise<number> {
  const { organizationId, placeId } = place;
  const there =
    placeId === organizationId ? Prisma.sql`i.place_id IS NULL` : Prisma.sql`i.place_id = ${placeId}::uuid`;
  const theirs = email === undefined ? Prisma.empty : Prisma.sql`AND i.email = ${email}::citext`;
  return withdraw(ctx, tx, { organizationId, those: Prisma.sql`${there} ${theirs}` });
}

async function withdraw(
  ctx: Context,
  tx: Transaction,
  { organizationId, those }: { readonly organizationId: string; readonly those: Prisma.Sql },
): Promise<number> {
  const { from, to } = transitions.withdraw;
  const withdrawn = await tx.$queryRaw<{ id: string; email: string }[]>`
    WITH open AS (
      SELECT i.id FROM invitations i
      WHERE i.organization_id = ${organizationId}::uuid AND i.status::text = ANY(${from}) AND ${those}
      ORDER BY i.id FOR UPDATE OF i
    )
    UPDATE invitations i SET status = ${to}::invitation_status FROM open WHERE i.id = open.id
    RETURNING i.id, i.email::text`;
  await recordEach(ctx, tx, {
    act: "invitation.cancelled",
    kind: "invitation",
    subjects: withdrawn.map(({ id, email }) => ({ organizationId, id, label: email })),
  });
  return withdrawn.length;
}
