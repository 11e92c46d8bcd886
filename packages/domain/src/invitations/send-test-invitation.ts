import { termsOf } from "@foyer/contract/doors";
import { Failure } from "@foyer/contract/failures";
import { contextOfFoyer, type Services } from "../context.ts";
import { issueInvitation } from "./issue-invitations.ts";

/**
 * Invites an address to an organization as a member, in Foyer's own name, for whoever operates this installation (S0.10).
 * @throws Failure `not_found` (no organization of that name), `conflict` (several), `already_member`, `already_invited`
 */
export async function sendTestInvitation(
  services: Services,
  { email, organization }: { readonly email: string; readonly organization: string },
): Promise<string> {
  return services.database.transaction(async (tx) => {
    const [found, another] = await tx.organization.findMany({ where: { name: organization }, take: 2 });
    if (!found) throw new Failure("not_found", { message: `No organization is called ${organization}.` });
    if (another)
      throw new Failure("conflict", { message: `Several organizations are called ${organization}.` });
    const target = { kind: "organization", organizationId: found.id, role: "member" } as const;
    const wish = { organizationId: found.id, email, send: true };
    return issueInvitation(contextOfFoyer(services), tx, { ...wish, kind: target.kind, ...termsOf(target) });
  });
}
