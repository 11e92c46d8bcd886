import { Failure } from "@foyer/contract/failures";
import type { Context } from "../context.ts";
import { agreedRole } from "./agreed-role.ts";
import { effectiveStatus, outcome, type TransitionName } from "./lifecycle.ts";
import { readLinkToken } from "./link.ts";
import type { LinkedInvitation } from "./linked-invitation.ts";
import { byDoor } from "./targets/by-door.ts";

// What becomes of a place becomes of its invitations at once, and of their rows as soon as can be.
const overtakenAs = byDoor((target) => target.overtakenAs);

/** The invitation that a link leads to, whatever has become of it. @throws Failure `invitation_not_found` */
export async function findByLink(ctx: Context, token: string): Promise<LinkedInvitation> {
  const { invitationId, number } = readLinkToken(ctx.keys.invitationLink, token);
  const [row] = await ctx.database.read.$queryRaw<Omit<LinkedInvitation, "number">[]>`
    SELECT i.id, i.organization_id AS "organizationId", o.name AS "organizationName",
      b.color, b.logo_hash AS "logoHash", o.mfa_policy::text AS "mfaPolicy", i.kind::text,
      COALESCE(i.place_id, i.organization_id) AS "placeId", COALESCE(${overtakenAs}, ${effectiveStatus}) AS status,
      i.email::text, i.full_name AS "fullName", ${agreedRole} AS role, i.terms, i.message,
      u.name AS "inviterName", i.expires_at AS "expiresAt", i.redirect_to AS "redirectTo",
      o.redirect_origins AS "redirectOrigins"
    FROM invitations i
    JOIN organizations o ON o.id = i.organization_id
    LEFT JOIN mail_brands b ON b.organization_id = i.organization_id
    LEFT JOIN users u ON u.id = i.inviter_id
    WHERE i.id = ${invitationId}::uuid`;
  if (!row) throw new Failure("invitation_not_found");
  return { ...row, number };
}

/**
 * The same, refusing early what a transition would refuse anyway, before any work is done for a stranger. The claim in
 * the transaction is what decides.
 * @throws Failure `invitation_not_found`, or as `outcome` says
 */
export async function findOpenByLink(
  ctx: Context,
  token: string,
  name: TransitionName,
): Promise<LinkedInvitation> {
  const invitation = await findByLink(ctx, token);
  const result = outcome(invitation.status, name);
  if ("refusal" in result) throw new Failure(result.refusal);
  return invitation;
}
