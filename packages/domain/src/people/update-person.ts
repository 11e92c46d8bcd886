import { Failure } from "@foyer/contract/failures";
import type { Person, UpdatePerson } from "@foyer/contract/people";
import type { OrganizationRole } from "@foyer/contract/permissions";
import { Prisma, type Transaction } from "@foyer/db/database";
import { record } from "../audit/record.ts";
import { authorize, type Tenant } from "../authorize.ts";
import type { Context } from "../context.ts";
import { amendInvitations } from "../invitations/amend-invitations.ts";
import { requireGrant } from "../invitations/require-grant.ts";
import { withdrawFromPlace } from "../invitations/withdraw-invitations.ts";
import {
  holdPeople,
  isLastOwner,
  lastOwner,
  type ManagedPerson,
  readOwners,
  requireManaged,
} from "./managed-people.ts";
import { readOtherRoles } from "./other-organizations.ts";
import { personAnswer, selectPeople } from "./read-people.ts";

type Account = Omit<UpdatePerson, "organizationId" | "userId" | "role">;

/**
 * Changes what is named and leaves the rest. The role is the organization's. Name and profile are the account's: they can
 * be changed here of those who have joined, and belong to no other organization. Until somebody has joined, the name is
 * what their invitation calls them.
 * @throws Failure as `authorize`; `not_found`, `forbidden` (above the caller, or not theirs to change), `conflict` (the
 * last owner), `not_pending` (a name, where no invitation is open)
 */
export async function updatePerson(ctx: Context, input: UpdatePerson): Promise<Person> {
  const { organizationId: wanted, userId: named, role, ...account } = input;
  const tenant = authorize(ctx, "person.update", wanted);
  if (role !== undefined) requireGrant(tenant, role);

  return ctx.database.transaction(async (tx) => {
    await holdPeople(tx, tenant);
    const person = await requireManaged(tx, tenant, named);
    const { userId, email } = person;
    const fields = await changeAccount(ctx, tx, { tenant, person, account });
    const newRole = role !== undefined && role !== person.role ? role : null;
    if (newRole) await changeRole(ctx, tx, { tenant, person, role: newRole });
    if (newRole || fields.length > 0) {
      await record(ctx, tx, {
        act: "person.updated",
        organizationId: tenant.organizationId,
        subject: { kind: "person", id: userId, label: email },
        details: {
          fields: newRole ? ["role", ...fields] : fields,
          ...(newRole && { role: { from: person.role, to: newRole } }),
        },
      });
    }
    const [row] = await selectPeople(tx, tenant, Prisma.sql`u.id = ${userId}::uuid`, 1);
    if (!row) throw new Failure("not_found");
    return personAnswer(row);
  });
}

type Change = { readonly tenant: Tenant; readonly person: ManagedPerson };

async function changeRole(
  ctx: Context,
  tx: Transaction,
  { tenant, person, role }: Change & { readonly role: OrganizationRole },
): Promise<void> {
  const { organizationId } = tenant;
  const { userId, email, active, joined } = person;
  if (isLastOwner(await readOwners(tx, tenant), userId)) throw lastOwner();
  // To accept what was sent before would make them more than a guest again.
  if (role === "guest")
    await withdrawFromPlace(ctx, tx, { place: { organizationId, placeId: organizationId }, email });
  // Accepting gives the role that the invitation says.
  else if (!active || !joined) await amendInvitations(ctx, tx, { tenant, email, role });
  const { count } = await tx.membership.updateMany({
    where: { organizationId, userId, role: person.role },
    data: { role },
  });
  // They have come in by another role in this very moment.
  if (count === 0) throw new Failure("conflict");
}

/** Changes name and profile, and answers which of them were another before. */
async function changeAccount(
  ctx: Context,
  tx: Transaction,
  { tenant, person, account }: Change & { readonly account: Account },
): Promise<string[]> {
  const { userId, email, joined } = person;
  const { name, ...profile } = account;
  const wishes = Object.entries(account).filter(([, value]) => value !== undefined);
  if (wishes.length === 0) return [];
  if (!joined) {
    if (Object.values(profile).some((value) => value !== undefined)) {
      throw new Failure("forbidden", {
        message: "They have not joined yet: their profile is theirs to tell.",
      });
    }
    if (name === undefined) return [];
    const amended = await amendInvitations(ctx, tx, { tenant, email, fullName: name });
    if (amended === 0) throw new Failure("not_pending");
    return ["name"];
  }
  const others = await readOtherRoles(tx, tenant, userId);
  if (others.length > 0) {
    throw new Failure("forbidden", {
      message: "They belong to another organization too: only they can change their name and profile.",
    });
  }
  const before = await tx.user.findUniqueOrThrow({ where: { id: userId } });
  const changes = wishes.filter(([field, value]) => Reflect.get(before, field) !== value);
  await tx.user.update({ where: { id: userId }, data: Object.fromEntries(changes) });
  return changes.map(([field]) => field);
}
