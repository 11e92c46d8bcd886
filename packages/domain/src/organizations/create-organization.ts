import { Failure } from "@foyer/contract/failures";
import type { CreateOrganization, Organization } from "@foyer/contract/organizations";
import { can } from "@foyer/contract/permissions";
import { record } from "../audit/record.ts";
import { requireSession } from "../authorize.ts";
import { openMemberships } from "../caller.ts";
import type { Context } from "../context.ts";
import { activateMembership } from "./memberships.ts";
import { organizationAnswer } from "./organization-answer.ts";

/**
 * Founds another organization, with the caller as its owner. For people who own one already.
 * @throws Failure `unauthenticated`, `forbidden`
 */
export async function createOrganization(ctx: Context, input: CreateOrganization): Promise<Organization> {
  const caller = requireSession(ctx); // a key belongs to one organization
  const { userId } = caller;
  if (!openMemberships(caller).some(({ role }) => can(role, "organization.create")))
    throw new Failure("forbidden");

  return ctx.database.transaction(async (tx) => {
    const organization = await tx.organization.create({ data: { name: input.name } });
    await activateMembership(tx, { organizationId: organization.id, userId, role: "owner" });
    await record(ctx, tx, {
      act: "organization.created",
      organizationId: organization.id,
      subject: { kind: "organization", id: organization.id, label: organization.name },
    });
    return organizationAnswer(organization, "owner");
  });
}
