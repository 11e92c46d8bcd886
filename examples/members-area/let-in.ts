import { type Foyer, isFailure } from "@foyer/client";
import type { Member } from "./members.ts";

/**
 * Who it is that brings a code from Foyer's page; null if the code is good for nothing (any more), or for something else than
 * membership here.
 */
export async function whoComes(
  foyer: Foyer,
  {
    code,
    organizationId,
    appUrl,
  }: { readonly code: string; readonly organizationId: string; readonly appUrl: string },
): Promise<Member | null> {
  try {
    const { invitation, userId } = await foyer.invitations.redeem.mutate({ code });
    // Another application of the same organization may have been meant, or another door than the organization's.
    const isMeant =
      invitation.kind === "organization" &&
      invitation.organizationId === organizationId &&
      invitation.redirectTo?.startsWith(`${appUrl}/`);
    const { email, fullName, respondedAt } = invitation;
    if (!isMeant || userId === null || respondedAt === null) return null;
    return { userId, name: fullName ?? email, email, since: new Date(respondedAt) };
  } catch (error) {
    if (isFailure(error, "invalid_code", "not_found", "invalid_input")) return null;
    throw error;
  }
}
