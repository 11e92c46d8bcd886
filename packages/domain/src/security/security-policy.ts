import { invalidInput } from "@foyer/contract/failures";
import { type SecurityPolicy, securityPolicy, type UpdateSecurityPolicy } from "@foyer/contract/security";
import type { Transaction } from "@foyer/db/database";
import { record } from "../audit/record.ts";
import type { Tenant } from "../authorize.ts";
import type { Context } from "../context.ts";

/** The columns of an organization that its policy stands in. */
export const policyColumns = {
  mfaPolicy: true,
  lockoutAttempts: true,
  lockoutMinutes: true,
  sessionIdleHours: true,
  sessionHours: true,
} as const;

type PolicyRow = {
  readonly mfaPolicy: SecurityPolicy["mfaPolicy"];
  readonly lockoutAttempts: number;
  readonly lockoutMinutes: number;
  readonly sessionIdleHours: number;
  readonly sessionHours: number;
};

/** A policy as the contract promises it. */
export function policyAnswer(row: PolicyRow): SecurityPolicy {
  return securityPolicy.parse({
    mfaPolicy: row.mfaPolicy,
    lockout: { attempts: row.lockoutAttempts, maxDelayMinutes: row.lockoutMinutes },
    session: { idleHours: row.sessionIdleHours, lifetimeHours: row.sessionHours },
  });
}

/**
 * The one place where a policy changes: what is named is set, and what became another is written down. It holds from the
 * next request on, for sessions that are open too.
 * @throws Failure `invalid_input` if it would contradict itself
 */
export async function changeSecurityPolicy(
  ctx: Context,
  tx: Transaction,
  { tenant, wish }: { readonly tenant: Tenant; readonly wish: Omit<UpdateSecurityPolicy, "organizationId"> },
): Promise<SecurityPolicy> {
  const { organizationId } = tenant;
  // Held, so that two halves of a contradiction don't pass side by side.
  await tx.$queryRaw`SELECT 1 FROM organizations WHERE id = ${organizationId}::uuid FOR NO KEY UPDATE`;
  const before = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { name: true, ...policyColumns },
  });
  const wanted: PolicyRow = {
    mfaPolicy: wish.mfaPolicy ?? before.mfaPolicy,
    lockoutAttempts: wish.lockout?.attempts ?? before.lockoutAttempts,
    lockoutMinutes: wish.lockout?.maxDelayMinutes ?? before.lockoutMinutes,
    sessionIdleHours: wish.session?.idleHours ?? before.sessionIdleHours,
    sessionHours: wish.session?.lifetimeHours ?? before.sessionHours,
  };
  if (wanted.sessionIdleHours > wanted.sessionHours) {
    const field = wish.session?.idleHours === undefined ? "lifetimeHours" : "idleHours";
    throw invalidInput(`session.${field}`, "Unused, a session can't last longer than it does in any case.");
  }
  const changes = Object.fromEntries(
    Object.entries(wanted)
      .map(([name, to]) => [name, { from: Reflect.get(before, name), to }] as const)
      .filter(([, { from, to }]) => from !== to),
  );
  if (Object.keys(changes).length > 0) {
    await tx.organization.update({ where: { id: organizationId }, data: wanted });
    await record(ctx, tx, {
      act: "security.policy_updated",
      organizationId,
      subject: { kind: "organization", id: organizationId, label: before.name },
      details: changes,
    });
  }
  return policyAnswer(wanted);
}
