import type { Acceptance, AcceptInvitation } from "@foyer/contract/invitations";
import { requiresMfa } from "@foyer/contract/security";
import { Prisma } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { findOpenByLink } from "./find-by-link.ts";
import { transition } from "./lifecycle.ts";
import { notifyInviter } from "./notify-inviter.ts";
import { recordInvitation } from "./record-invitation.ts";
import { targets } from "./targets/targets.ts";

/**
 * Lets the invitee in, once: of any number of racing calls one wins, the others learn why not. Somebody new is signed in
 * by it; of a known account neither password nor sessions are touched.
 * @throws Failure `invitation_not_found`, `invitation_expired`, `_cancelled`, `_accepted`, `_declined`, `email_mismatch`,
 * `sign_in_required`, `invalid_input`, `weak_password`, `inviter_lost_authority`, `already_member`
 */
export async function acceptInvitation(ctx: Context, input: AcceptInvitation): Promise<Acceptance> {
  const found = await findOpenByLink(ctx, input.token, "accept");
  const target = targets[found.kind];
  // Hashes, so outside the transaction.
  const guest = await target.identify(ctx, found, input).catch(async (refusal: unknown) => {
    // Perhaps because somebody has accepted meanwhile: then that is what the one who comes second must learn.
    await findOpenByLink(ctx, input.token, "accept");
    throw refusal;
  });

  const { cookies, redirectTo } = await ctx.database.transaction(async (tx) => {
    const invitation = await transition(tx, "accept", {
      invitationId: found.id,
      set: Prisma.sql`responded_at = now(), answered_by = ${found.number}`,
    });
    await target.requireAuthority(tx, invitation);
    const admitted = await target.admit(tx, invitation, guest);
    await recordInvitation(ctx, tx, "invitation.accepted", invitation, {
      actorId: admitted.userId,
      details: { message: found.number },
    });
    await notifyInviter(ctx, tx, invitation, "answered");
    const { email } = invitation;
    const cookies = guest.known ? [] : await target.welcome(ctx, tx, { ...admitted, email });
    return { cookies, redirectTo: admitted.redirectTo };
  });

  for (const cookie of cookies) ctx.setCookie(cookie);
  const hasMfa = guest.known && ctx.caller?.mfaEnabled === true;
  const mfaEnrolmentRequired = requiresMfa(found.mfaPolicy, found.role) && !hasMfa;
  return { kind: found.kind, status: "accepted", redirectTo, signedIn: true, mfaEnrolmentRequired };
}
