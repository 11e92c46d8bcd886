import { Failure } from "@foyer/contract/failures";
import { mayManage, type OrganizationRole } from "@foyer/contract/permissions";
import { Prisma, type Transaction } from "@foyer/db/database";
import { endSessions } from "../accounts/sessions.ts";
import type { Tenant } from "../authorize.ts";
import { openMemberships } from "../caller.ts";
import { isSwitchedOff, mayEnter } from "../organizations/memberships.ts";
import { readOtherRoles } from "./other-organizations.ts";

/** Somebody of an organization, as those see them who manage its people. */
export type ManagedPerson = {
  readonly userId: string;
  readonly email: string;
  readonly role: OrganizationRole;
  /** Switched on, whether they have joined or not. */
  readonly active: boolean;
  readonly joined: boolean;
  /** Kept out by somebody who manages the organization, whether they had joined or not. */
  readonly switchedOff: boolean;
};

/**
 * Holds an organization until the transaction ends: nobody else demotes, deactivates or removes anybody meanwhile. Without
 * it two owners could take the place from each other at once. People come in all the same.
 *
 * Comes before every other lock, which are taken in this order: invitations, memberships, accounts. An acceptance takes
 * the first two in the same order.
 * @throws Failure `conflict` if somebody has just changed what the caller may do
 */
export async function holdPeople(tx: Transaction, { organizationId, role, caller }: Tenant): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
  const standing = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM memberships m
    WHERE m.organization_id = ${organizationId}::uuid AND m.user_id = ${caller.userId}::uuid
      AND m.role = ${role}::organization_role AND ${mayEnter}`;
  if (standing.length === 0) throw new Failure("conflict");
}

/** Those of the people named who have a place in the organization, by their id. */
export async function readManagedPeople(
  tx: Transaction,
  { organizationId }: Tenant,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, ManagedPerson>> {
  const people = await tx.$queryRaw<ManagedPerson[]>`
    SELECT m.user_id AS "userId", u.email::text, m.role::text, m.active, m.joined_at IS NOT NULL AS joined,
      ${isSwitchedOff} AS "switchedOff"
    FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.organization_id = ${organizationId}::uuid AND m.user_id = ANY(${userIds}::uuid[])`;
  return new Map(people.map((person) => [person.userId, person]));
}

/** Why somebody may not be managed by the caller: not of this organization, or above them. */
export function refusalToManage(tenant: Tenant, person: ManagedPerson | undefined): Failure | null {
  if (!person) return new Failure("not_found");
  if (mayManage(tenant.role, person.role)) return null;
  return new Failure("forbidden", { message: "Their role is above your own." });
}

/** Somebody whom the caller may manage. @throws Failure `not_found`, `forbidden` */
export async function requireManaged(
  tx: Transaction,
  tenant: Tenant,
  userId: string,
): Promise<ManagedPerson> {
  const people = await readManagedPeople(tx, tenant, [userId]);
  const person = people.get(userId.toLowerCase());
  const refusal = refusalToManage(tenant, person);
  if (refusal || !person) throw refusal ?? new Failure("not_found");
  return person;
}

/** The ids of the owners who may enter. */
export async function readOwners(tx: Transaction, { organizationId }: Tenant): Promise<Set<string>> {
  const owners = await tx.$queryRaw<{ userId: string }[]>`
    SELECT m.user_id AS "userId" FROM memberships m
    WHERE m.organization_id = ${organizationId}::uuid AND m.role = 'owner' AND ${mayEnter}`;
  return new Set(owners.map(({ userId }) => userId));
}

/** Whether an organization would be nobody's without this owner. */
export function isLastOwner(owners: ReadonlySet<string>, userId: string): boolean {
  return owners.size === 1 && owners.has(userId);
}

/** The refusal that keeps an organization somebody's. */
export function lastOwner(): Failure {
  return new Failure("conflict", { message: "This is the last owner: make somebody else an owner first." });
}

/** Ends the sessions of those people who may enter no organization any more. */
export async function endSessionsOfOutsiders(tx: Transaction, userIds: readonly string[]): Promise<void> {
  // Of two organizations that let somebody go at once, the second one sees that the first has.
  await tx.$queryRaw`
    SELECT 1 FROM users WHERE id = ANY(${userIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const outsiders = await tx.$queryRaw<{ id: string }[]>`
    SELECT u.id FROM users u
    WHERE u.id = ANY(${userIds}::uuid[]) AND NOT ${entersSomewhere}`;
  for (const { id } of outsiders) await endSessions(tx, id);
}

const entersSomewhere = Prisma.sql`EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id AND ${mayEnter})`;

/**
 * The account belongs to the other organizations too: whoever acts on it must be entitled to in each of them.
 * @throws Failure `forbidden`
 */
export async function requireManagedElsewhere(
  tx: Transaction,
  tenant: Tenant,
  userId: string,
): Promise<void> {
  const mine = openMemberships(tenant.caller);
  for (const { organizationId, role } of await readOtherRoles(tx, tenant, userId)) {
    const there = mine.find((membership) => membership.organizationId === organizationId);
    if (!there || !mayManage(there.role, role)) {
      throw new Failure("forbidden", {
        message: "They belong to another organization too, where you may not do this.",
      });
    }
  }
}
