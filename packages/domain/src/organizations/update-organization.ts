import type { Organization, UpdateOrganization } from "@foyer/contract/organizations";
import { record } from "../audit/record.ts";
import { authorize } from "../authorize.ts";
import type { Context } from "../context.ts";
import { organizationAnswer } from "./organization-answer.ts";

/** Changes the settings that are named. @throws Failure `unauthenticated`, `not_found`, `account_disabled`, `forbidden` */
export async function updateOrganization(ctx: Context, input: UpdateOrganization): Promise<Organization> {
  const tenant = authorize(ctx, "organization.update", input.organizationId);
  const { organizationId: _, ...settings } = input;
  const changes = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  return ctx.database.transaction(async (tx) => {
    const organization = await tx.organization.update({
      where: { id: tenant.organizationId },
      data: changes,
    });
    await record(ctx, tx, {
      act: "organization.updated",
      organizationId: tenant.organizationId,
      subject: { kind: "organization", id: tenant.organizationId, label: organization.name },
      details: changes,
    });
    return organizationAnswer(organization, tenant.role);
  });
}
