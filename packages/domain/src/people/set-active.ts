import type { AuditAct } from "@foyer/contract/audit";
import type { Failure } from "@foyer/contract/failures";
import type { SetActive, SetActiveResult } from "@foyer/contract/people";
import type { Transaction } from "@foyer/db/database";
import { recordEach } from "../audit/record.ts";
import { authorize, type Tenant } from "../authorize.ts";
import type { Context } from "../context.ts";
import { withdrawInvitations } from "../invitations/withdraw-invitations.ts";
import {
  endSessionsOfOutsiders,
  holdPeople,
  isLastOwner,
  lastOwner,
  type ManagedPerson,
  readManagedPeople,
  readOwners,
  refusalToManage,
} from "./managed-people.ts";

/** What becomes of each person who is named: refused, or done. */
type Plan = ReadonlyMap<string, { readonly refusal: Failure } | { readonly person: ManagedPerson }>;

/**
 * Keeps people out, or lets them in again, as if one after the other in the order of the input: a result for each. Whoever
 * is kept out is out at their next request, and nothing that they were sent before lets them back in. It holds for those
 * who have not joined too: no space lets them in meanwhile.
 * @throws Failure as `authorize`; `conflict` if the caller has just lost their own role
 */
export async function setActive(ctx: Context, input: SetActive): Promise<SetActiveResult> {
  const { active } = input;
  const tenant = authorize(ctx, "person.setActive", input.organizationId);
  const userIds = [...new Set(input.userIds.map((userId) => userId.toLowerCase()))];

  const plan = await ctx.database.transaction(async (tx) => {
    await holdPeople(tx, tenant);
    if (!active) {
      const first = await planFor(tx, tenant, { userIds, active });
      await withdrawInvitations(ctx, tx, { tenant, userIds: planned(first).map(({ userId }) => userId) });
    }
    // Somebody may have accepted before their invitation could be withdrawn: this is what counts.
    const plan = await planFor(tx, tenant, { userIds, active });
    const changing = planned(plan).filter((person) => (active ? !person.active : !person.switchedOff));
    await change(ctx, tx, { tenant, active, people: changing });
    return plan;
  });

  return {
    results: input.userIds.map((userId) => {
      const end = plan.get(userId.toLowerCase());
      const refusal = end && "refusal" in end ? end.refusal : null;
      return { userId, reason: refusal?.reason ?? null, message: refusal?.message ?? null };
    }),
  };
}

async function planFor(
  tx: Transaction,
  tenant: Tenant,
  { userIds, active }: { readonly userIds: readonly string[]; readonly active: boolean },
): Promise<Plan> {
  const people = await readManagedPeople(tx, tenant, userIds);
  const owners = await readOwners(tx, tenant);
  const plan = new Map<string, { refusal: Failure } | { person: ManagedPerson }>();
  for (const userId of userIds) {
    const person = people.get(userId);
    const refusal =
      refusalToManage(tenant, person) ?? (!active && isLastOwner(owners, userId) ? lastOwner() : null);
    if (refusal) plan.set(userId, { refusal });
    else if (person) plan.set(userId, { person });
    if (!active && !refusal) owners.delete(userId);
  }
  return plan;
}

function planned(plan: Plan): ManagedPerson[] {
  return [...plan.values()].flatMap((end) => ("person" in end ? [end.person] : []));
}

async function change(
  ctx: Context,
  tx: Transaction,
  {
    tenant,
    active,
    people,
  }: { readonly tenant: Tenant; readonly active: boolean; readonly people: readonly ManagedPerson[] },
): Promise<void> {
  const { organizationId } = tenant;
  const userIds = people.map(({ userId }) => userId);
  await tx.$executeRaw`
    UPDATE memberships SET active = ${active}, left_at = CASE WHEN ${active} THEN NULL ELSE now() END
    WHERE organization_id = ${organizationId}::uuid AND user_id = ANY(${userIds}::uuid[])`;
  if (!active) await endSessionsOfOutsiders(tx, userIds);
  const act: AuditAct = active ? "person.activated" : "person.deactivated";
  await recordEach(ctx, tx, {
    act,
    kind: "person",
    subjects: people.map(({ userId, email }) => ({ organizationId, id: userId, label: email })),
  });
}
