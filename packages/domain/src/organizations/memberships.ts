import { Failure } from "@foyer/contract/failures";
import { grantableBy, type OrganizationRole } from "@foyer/contract/permissions";
import { Prisma, type Transaction } from "@foyer/db/database";
import { uuidv7 } from "uuidv7";

/**
 * Whether membership `m` lets somebody in. Being switched on is not enough: who has not joined has proven to nobody here
 * that the address is theirs, and an account of that address may have been opened through somebody else's link.
 */
export const mayEnter = Prisma.sql`(m.active AND m.joined_at IS NOT NULL)`;

/**
 * Whether somebody who manages the organization keeps `m` out, be it that they had joined or not. Who was only prepared is
 * not kept out: they have not come yet.
 */
export const isSwitchedOff = Prisma.sql`(m.left_at IS NOT NULL OR (m.joined_at IS NOT NULL AND NOT m.active))`;

type Place = { readonly organizationId: string; readonly userId: string; readonly role: OrganizationRole };

/** Whether membership `m` is more than a guest's. */
export const isMember = Prisma.sql`(${mayEnter} AND m.role <> 'guest')`;

/**
 * Lets somebody in, with this role. Answers false, and changes nothing, for somebody who is in already: an invitation
 * never changes what an active member may do. A guest becomes what they were invited as.
 */
export async function activateMembership(
  tx: Transaction,
  { organizationId, userId, role }: Place,
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    INSERT INTO memberships AS m (id, organization_id, user_id, role, active, joined_at)
    VALUES (${uuidv7()}::uuid, ${organizationId}::uuid, ${userId}::uuid, ${role}::organization_role, true, now())
    ON CONFLICT (organization_id, user_id)
      DO UPDATE SET role = excluded.role, active = true, joined_at = COALESCE(m.joined_at, now()), left_at = NULL
      WHERE NOT ${isMember}`;
  return changed === 1;
}

/**
 * Lets somebody in as a guest, unless they are in already: then they stay what they are. Who was prepared and never came is
 * a guest for now; the invitation to the organization itself can still make them more. Not by a copied link, though: it may
 * be in anybody's hands, and the place was prepared for whoever reads that address's mail. Who was switched off stays out:
 * that is not a space's to undo.
 * @throws Failure `account_disabled` (switched off), `forbidden` (prepared, and the link was copied)
 */
export async function enterAsGuest(
  tx: Transaction,
  {
    organizationId,
    userId,
    byCopiedLink,
  }: Omit<Place, "role"> & {
    readonly byCopiedLink: boolean;
  },
): Promise<void> {
  // First, because it shares the row: two people who let each other in at once need not wait for one another.
  if (await lockedRole(tx, { organizationId, userId })) return;
  const entered = await tx.$executeRaw`
    INSERT INTO memberships AS m (id, organization_id, user_id, role, active, joined_at)
    VALUES (${uuidv7()}::uuid, ${organizationId}::uuid, ${userId}::uuid, 'guest', true, now())
    ON CONFLICT (organization_id, user_id)
      DO UPDATE SET role = 'guest', active = true, joined_at = now()
      WHERE m.joined_at IS NULL AND NOT ${isSwitchedOff} AND NOT ${byCopiedLink}::boolean`;
  if (entered === 1) return;
  // They may have come in by another invitation in this very moment.
  if (await lockedRole(tx, { organizationId, userId })) return;
  const prepared = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM memberships m
    WHERE m.organization_id = ${organizationId}::uuid AND m.user_id = ${userId}::uuid AND NOT ${isSwitchedOff}`;
  if (prepared.length === 0) throw new Failure("account_disabled");
  throw new Failure("forbidden", {
    message: "A place is prepared for this address already: use a link that was mailed to it.",
  });
}

/**
 * Prepares a place that somebody can't enter yet, in the name of somebody of the role `by`. A guest stays one, and in, until
 * they accept: then it answers false. Who was switched off keeps a role above that of `by`; who never joined is not kept out
 * any more.
 * @throws Failure `already_member`, `forbidden`
 */
export async function prepareMembership(
  tx: Transaction,
  { organizationId, userId, role }: Place,
  by: OrganizationRole,
): Promise<boolean> {
  const [place] = await tx.$queryRaw<{ isIn: boolean }[]>`
    INSERT INTO memberships AS m (id, organization_id, user_id, role, active)
    VALUES (${uuidv7()}::uuid, ${organizationId}::uuid, ${userId}::uuid, ${role}::organization_role, false)
    ON CONFLICT (organization_id, user_id)
      DO UPDATE SET role = CASE WHEN ${mayEnter} THEN m.role ELSE excluded.role END,
        left_at = CASE WHEN m.joined_at IS NULL THEN NULL ELSE m.left_at END
      WHERE NOT ${isMember} AND m.role::text = ANY(${grantableBy(by)})
    RETURNING ${mayEnter} AS "isIn"`;
  if (place) return !place.isIn;
  const inside = await lockedRole(tx, { organizationId, userId });
  if (inside) throw new Failure("already_member");
  throw new Failure("forbidden", { message: "Their role here is above your own." });
}

/**
 * The role in which somebody may act in an organization right now; `null` if they may not. The row stays locked until
 * the transaction ends, so that nobody is demoted between the question and what follows from it.
 */
export async function lockedRole(
  tx: Transaction,
  { organizationId, userId }: Omit<Place, "role">,
): Promise<OrganizationRole | null> {
  const [membership] = await tx.$queryRaw<{ role: OrganizationRole }[]>`
    SELECT m.role::text FROM memberships m
    WHERE m.organization_id = ${organizationId}::uuid AND m.user_id = ${userId}::uuid AND ${mayEnter}
    FOR SHARE`;
  return membership?.role ?? null;
}

/** Those of the addresses whose people are members of an organization and may enter it, in lower case. Guests are none. */
export async function whoMayEnter(
  tx: Transaction,
  { organizationId, emails }: { readonly organizationId: string; readonly emails: readonly string[] },
): Promise<readonly string[]> {
  const people = await tx.$queryRaw<{ email: string }[]>`
    SELECT lower(u.email::text) AS email FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId}::uuid AND u.email = ANY(${emails}::citext[]) AND ${isMember}`;
  return people.map(({ email }) => email);
}

/** Those of the addresses whose people can't enter and have a role that is not among these, in lower case. */
export async function whoWaitsAbove(
  tx: Transaction,
  {
    organizationId,
    emails,
    grantable,
  }: {
    readonly organizationId: string;
    readonly emails: readonly string[];
    readonly grantable: readonly string[];
  },
): Promise<readonly string[]> {
  const people = await tx.$queryRaw<{ email: string }[]>`
    SELECT lower(u.email::text) AS email FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId}::uuid AND u.email = ANY(${emails}::citext[]) AND NOT ${mayEnter}
      AND m.role::text <> ALL(${grantable}::text[])`;
  return people.map(({ email }) => email);
}

/** Those of the addresses whose people an organization keeps out, whether they had joined or not, in lower case. */
export async function whoIsSwitchedOff(
  tx: Transaction,
  { organizationId, emails }: { readonly organizationId: string; readonly emails: readonly string[] },
): Promise<readonly string[]> {
  const people = await tx.$queryRaw<{ email: string }[]>`
    SELECT lower(u.email::text) AS email FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId}::uuid AND u.email = ANY(${emails}::citext[]) AND ${isSwitchedOff}`;
  return people.map(({ email }) => email);
}

/** The role that waits for somebody who can't enter (not yet, or no longer); `null` for everybody else. */
export async function waitingRole(
  tx: Transaction,
  { organizationId, email }: { readonly organizationId: string; readonly email: string },
): Promise<OrganizationRole | null> {
  const [membership] = await tx.$queryRaw<{ role: OrganizationRole }[]>`
    SELECT m.role::text FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId}::uuid AND u.email = ${email}::citext AND NOT ${mayEnter}`;
  return membership?.role ?? null;
}
