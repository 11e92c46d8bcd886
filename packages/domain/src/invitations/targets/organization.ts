import { Failure, invalidInput } from "@foyer/contract/failures";
import { mayGrant } from "@foyer/contract/permissions";
import { findAccount, openAccount } from "../../accounts/accounts.ts";
import { completeSignIn } from "../../accounts/complete-sign-in.ts";
import { hashPassword, minimumLengthUnder } from "../../accounts/passwords.ts";
import { authorize, requireSession } from "../../authorize.ts";
import { activateMembership, lockedRole, waitingRole } from "../../organizations/memberships.ts";
import type { Target } from "./target.ts";

/** Through this door a person, new or known, becomes a member of an organization. */
export const organizationTarget: Target<"organization"> = {
  authorize(ctx, { organizationId, role }) {
    const tenant = authorize(ctx, "invitation.create", organizationId);
    if (!mayGrant(tenant.role, role))
      throw new Failure("forbidden", { message: "That role is above your own." });
    return tenant;
  },

  async refuseWhoIsIn(tx, { organizationId, email }) {
    const member = await tx.membership.findFirst({
      where: { organizationId, active: true, joinedAt: { not: null }, user: { email } },
      select: { id: true },
    });
    if (member) throw new Failure("already_member");
  },

  async requireMayReturn(tx, { organizationId, role }, email) {
    const waiting = await waitingRole(tx, { organizationId, email });
    if (waiting && !mayGrant(role, waiting))
      throw new Failure("forbidden", { message: "Their role here is above your own." });
  },

  minimumPasswordLength: ({ mfaPolicy, role }) => minimumLengthUnder(mfaPolicy, role),

  async needs(ctx, { email }) {
    if (ctx.caller?.email === email) return "nothing";
    const account = await findAccount(ctx.database.read, email);
    return account?.opened ? "sign_in" : "new_account";
  },

  async identify(ctx, { email, fullName, role, organizationName, mfaPolicy }, input) {
    // Somebody else is signed in here: whoever it is must not be let in, nor lose their session, by mistake.
    if (ctx.caller && ctx.caller.email !== email) throw new Failure("email_mismatch");
    // Not by an API key: it belongs to another organization.
    if (ctx.caller) return { known: true, userId: requireSession(ctx).userId };
    const account = await findAccount(ctx.database.read, email);
    if (account?.opened) throw new Failure("sign_in_required");

    const name = input.name ?? fullName ?? account?.name;
    if (name === undefined) throw invalidInput("name", "Tell us your name.");
    if (input.password === undefined) throw invalidInput("password", "Choose a password.");
    return {
      known: false,
      name,
      password: await hashPassword(input.password, {
        minimum: minimumLengthUnder(mfaPolicy, role),
        context: { name, email, organizations: [organizationName] },
      }),
      profile: input.profile ?? {},
    };
  },

  async requireAuthority(tx, { organizationId, email, inviterId, role }) {
    if (inviterId === null) return; // by Foyer itself, at set-up
    const inviterRole = await lockedRole(tx, { organizationId, userId: inviterId });
    if (!inviterRole || !mayGrant(inviterRole, role)) throw new Failure("inviter_lost_authority");
    // Whoever was kept out in a role above the inviter's is not theirs to let in again.
    const waiting = await waitingRole(tx, { organizationId, email });
    if (waiting && !mayGrant(inviterRole, waiting)) throw new Failure("inviter_lost_authority");
  },

  welcome: (ctx, tx, { userId, email }) => completeSignIn(ctx, tx, { userId, email, secondFactor: null }),

  async admit(tx, { organizationId, email, role }, guest) {
    const userId = guest.known ? guest.userId : await openAccount(tx, { ...guest, email });
    // The address got its account while we were hashing.
    if (userId === null) throw new Failure("sign_in_required");
    if (!(await activateMembership(tx, { organizationId, userId, role })))
      throw new Failure("already_member");
    return { userId, redirectTo: `/o/${organizationId}` };
  },
};
