import type { Acceptance, AcceptInvitation } from "@foyer/contract/invitations";
import { requiresMfa } from "@foyer/contract/security";
import { Prisma } from "@foyer/db/database";
import type { Context } from "../context.ts";
import { answeredBy } from "./answered-by.ts";
import { findOpenByLink } from "./find-by-link.ts";
import { goOnTo } from "./go-on.ts";
import { transition } from "./lifecycle.ts";
import type { LinkedInvitation } from "./linked-invitation.ts";
import { notifyInviter } from "./notify-inviter.ts";
import { proveAddress } from "./prove-address.ts";
import { queueConfirmation } from "./queue-delivery.ts";
import { recordInvitation } from "./record-invitation.ts";
import { takeTurns } from "./take-turns.ts";
import { signInAtDoor } from "./targets/person-at-door.ts";
import { targets } from "./targets/targets.ts";

/**
 * Lets the invitee in, once: of any number of racing calls one wins, the others learn why not. Somebody new is signed in
 * by it; of a known account neither password nor sessions are touched.
 * @throws Failure `invitation_not_found`, `invitation_expired`, `_cancelled`, `_accepted`, `_declined`, `email_mismatch`,
 * `sign_in_required`, `invalid_input`, `weak_password`, `inviter_lost_authority`, `already_member`, `account_disabled`,
 * `event_full`
 */
export async function acceptInvitation(ctx: Context, input: AcceptInvitation): Promise<Acceptance> {
  const found = await findOpenByLink(ctx, input.token, "accept");
  return takeTurns(ctx, found, () => letIn(ctx, found, input));
}

async function letIn(ctx: Context, found: LinkedInvitation, input: AcceptInvitation): Promise<Acceptance> {
  const target = targets[found.kind];
  // Hashes, so outside the transaction.
  const guest = await target.identify(ctx, found, input).catch(async (refusal: unknown) => {
    // Perhaps because somebody has accepted meanwhile: then that is what the one who comes second must learn.
    await findOpenByLink(ctx, input.token, "accept");
    throw refusal;
  });

  const { cookies, admitted, onward } = await ctx.database.transaction(async (tx) => {
    const invitation = await transition(tx, "accept", {
      invitationId: found.id,
      set: Prisma.sql`responded_at = now(), answered_by = ${found.number}`,
    });
    await target.requireAuthority(tx, invitation);
    const admitted = await target.admit(ctx, tx, { invitation, guest });
    const { userId } = admitted;
    await recordInvitation(ctx, tx, "invitation.accepted", invitation, {
      ...(userId !== null && { actorId: userId }),
      details: answeredBy(found),
    });
    if (target.tellsInviter) await notifyInviter(ctx, tx, invitation, "answered");
    const { organizationId, email } = invitation;
    if (target.confirms) {
      await queueConfirmation(ctx, tx, { organizationId, invitationId: invitation.id, recipient: email });
    }
    const onward = await goOnTo(ctx, tx, found);
    if (userId === null) return { cookies: [], admitted, onward };
    await proveAddress(tx, { userId, link: found, opens: guest.kind === "newcomer" });
    return { cookies: await signInAtDoor(ctx, tx, { guest, userId, email }), admitted, onward };
  });

  for (const cookie of cookies) ctx.setCookie(cookie);
  const { redirectTo, attendee } = admitted;
  const caller = guest.kind === "person" ? ctx.caller : null;
  const role = target.becomes(found.role);
  // Whoever was in the organization already may be asked for it by another role than this door's.
  const before = caller?.memberships.find(({ organizationId }) => organizationId === found.organizationId);
  const asksMfa =
    role !== null && (requiresMfa(found.mfaPolicy, role) || (before?.active === true && before.mfaRequired));
  return {
    kind: found.kind,
    status: "accepted",
    redirectTo: onward ?? redirectTo,
    signedIn: guest.kind !== "attendee" || ctx.caller !== null,
    mfaEnrolmentRequired: asksMfa && caller?.mfaEnabled !== true,
    ...(attendee && { attendee }),
  };
}
