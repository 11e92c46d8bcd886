import type { InvitationKind } from "@foyer/contract/doors";
import { Prisma, type Transaction } from "@foyer/db/database";
import { recordEach } from "../audit/record.ts";
import type { Tenant } from "../authorize.ts";
import type { Context } from "../context.ts";
import { transitions } from "./lifecycle.ts";
import type { Place, Share } from "./targets/target.ts";
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
 * Withdraws in the same way what leads to one place, at most so many; or of that what was sent to one address. Answers how
 * many there were. Nobody may be let in by an invitation that is being made meanwhile: hold the place, and withdraw again.
 */
export async function withdrawFromPlace(
  ctx: Context,
  tx: Transaction,
  { place, ...which }: { readonly place: Place } & ({ readonly email: string } | { readonly most: number }),
): Promise<number> {
  const { organizationId } = place;
  if ("most" in which) {
    const share = { most: which.most, waits: true };
    return withdraw(ctx, tx, { organizationId, those: leadingTo(place), share });
  }
  const those = Prisma.sql`${leadingTo(place)} AND i.email = ${which.email}::citext`;
  return withdraw(ctx, tx, { organizationId, those });
}

/** Withdraws a share of what is left of a place that was removed: by Foyer itself. Answers how many there were. */
export async function withdrawOvertaken(
  tx: Transaction,
  { kind, place, share }: { readonly kind: InvitationKind; readonly place: Place; readonly share: Share },
): Promise<number> {
  const those = Prisma.sql`${leadingTo(place)} AND ${targets[kind].overtakenAs} = ${transitions.withdraw.to}`;
  return withdraw(null, tx, { organizationId: place.organizationId, those, share });
}

/** How many invitations to a place are there to be withdrawn. */
export async function countOpen(tx: Transaction, place: Place): Promise<number> {
  const [open] = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int FROM invitations i
    WHERE ${leadingTo(place)} AND i.status::text = ANY(${transitions.withdraw.from})`;
  return open?.count ?? 0;
}

function leadingTo({ organizationId, placeId }: Place): Prisma.Sql {
  return placeId === organizationId
    ? Prisma.sql`i.place_id IS NULL`
    : Prisma.sql`i.place_id = ${placeId}::uuid`;
}

async function withdraw(
  ctx: Context | null,
  tx: Transaction,
  {
    organizationId,
    those,
    share,
  }: { readonly organizationId: string; readonly those: Prisma.Sql; readonly share?: Share },
): Promise<number> {
  const { from, to } = transitions.withdraw;
  const withdrawn = await tx.$queryRaw<{ id: string; email: string }[]>`
    WITH open AS (
      SELECT i.id FROM invitations i
      WHERE i.organization_id = ${organizationId}::uuid AND i.status::text = ANY(${from}) AND ${those}
      ${share ? limitedTo(share) : Prisma.sql`ORDER BY i.id FOR UPDATE`}
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

/** What waits for nobody needs no order: it would be sorted anew for every share. */
function limitedTo({ most, waits }: Share): Prisma.Sql {
  return waits
    ? Prisma.sql`ORDER BY i.id LIMIT ${most} FOR UPDATE`
    : Prisma.sql`LIMIT ${most} FOR UPDATE SKIP LOCKED`;
}
