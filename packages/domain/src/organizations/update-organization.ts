import type { Organization, UpdateOrganization } from "@foyer/contract/organizations";
import { record } from "../audit/record.ts";
import { authorize, requireSession } from "../authorize.ts";
import type { Context } from "../context.ts";
import { changeSecurityPolicy } from "../security/security-policy.ts";
import { organizationAnswer } from "./organization-answer.ts";

/**
 * Changes the settings that are named; the MFA policy as `security.policy.update` does, and so by no API key.
 * @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden`
 */
export async function updateOrganization(ctx: Context, input: UpdateOrganization): Promise<Organization> {
  const { organizationId: wanted, mfaPolicy, reminderRule, ...settings } = input;
  const tenant = authorize(ctx, "organization.update", wanted);
  if (mfaPolicy !== undefined) {
    requireSession(ctx);
    authorize(ctx, "security.update", wanted);
  }
  const { organizationId } = tenant;
  const changes = named({ ...settings, reminderRule });
  return ctx.database.transaction(async (tx) => {
    if (mfaPolicy !== undefined) await changeSecurityPolicy(ctx, tx, { tenant, wish: { mfaPolicy } });
    const organization = await tx.organization.update({
      where: { id: organizationId },
      data: named({ ...settings, ...columnsOf(reminderRule) }),
    });
    if (mfaPolicy === undefined || Object.keys(changes).length > 0) {
      await record(ctx, tx, {
        act: "organization.updated",
        organizationId,
        subject: { kind: "organization", id: organizationId, label: organization.name },
        details: changes,
      });
    }
    return organizationAnswer(organization, tenant.role);
  });
}

function named(settings: object) {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}

function columnsOf(rule: UpdateOrganization["reminderRule"]) {
  if (rule === undefined) return {};
  if (rule === null) return { reminderAfterDays: null };
  return { reminderAfterDays: rule.afterDays, reminderLimit: rule.atMost };
}
