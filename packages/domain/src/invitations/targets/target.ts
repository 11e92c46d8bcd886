import type { ProfileFields } from "@foyer/contract/account";
import type {
  AcceptInvitation,
  InvitationKind,
  InvitationTarget,
  InvitationView,
} from "@foyer/contract/invitations";
import type { OrganizationRole } from "@foyer/contract/permissions";
import type { MfaPolicy } from "@foyer/contract/security";
import type { Transaction } from "@foyer/db/database";
import type { KeptPassword } from "../../accounts/passwords.ts";
import type { Tenant } from "../../authorize.ts";
import type { Context } from "../../context.ts";
import type { LinkedInvitation } from "../find-by-link.ts";
import type { Claimed } from "../lifecycle.ts";

/** Who stands at the door: somebody with an account, or somebody about to have one. */
export type Guest =
  | { readonly known: true; readonly userId: string }
  | {
      readonly known: false;
      readonly name: string;
      readonly password: KeptPassword;
      readonly profile: ProfileFields;
    };

export type Admitted = {
  readonly userId: string;
  /** Where they go now: a path on this server. */
  readonly redirectTo: string;
};

/** What differs between the doors. Everything else about an invitation is shared. */
export type Target<Kind extends InvitationKind> = {
  /** Proves that the caller may invite through this door. @throws Failure as `authorize` */
  authorize(ctx: Context, target: Extract<InvitationTarget, { kind: Kind }>): Tenant;
  /** @throws Failure `already_member` */
  refuseWhoIsIn(
    tx: Transaction,
    invitee: { readonly organizationId: string; readonly email: string },
  ): Promise<void>;
  /**
   * Whoever was kept out in a role above the caller's is not the caller's to let in again, in whatever role.
   * @throws Failure `forbidden`
   */
  requireMayReturn(tx: Transaction, tenant: Tenant, email: string): Promise<void>;
  /** What stands between the invitee and yes. */
  needs(ctx: Context, invitation: { readonly email: string }): Promise<InvitationView["needs"]>;
  /**
   * Finds out who accepts. Does what is slow (hashing), so it runs before the transaction.
   * @throws Failure `email_mismatch`, `sign_in_required`, `invalid_input`, `weak_password`
   */
  identify(
    ctx: Context,
    invitation: Pick<LinkedInvitation, "email" | "fullName" | "role" | "organizationName" | "mfaPolicy">,
    input: AcceptInvitation,
  ): Promise<Guest>;
  /** How many characters the password of a new account needs at least. */
  minimumPasswordLength(invitation: {
    readonly mfaPolicy: MfaPolicy;
    readonly role: OrganizationRole;
  }): number;
  /** Asks again whether the inviter may grant this. @throws Failure `inviter_lost_authority` */
  requireAuthority(tx: Transaction, invitation: Claimed): Promise<void>;
  /** Signs somebody in who has just opened an account here, and answers the `Set-Cookie`s for when `tx` has committed. */
  welcome(
    ctx: Context,
    tx: Transaction,
    newcomer: Admitted & { readonly email: string },
  ): Promise<readonly string[]>;
  /** Lets the guest in. @throws Failure `sign_in_required`, `already_member` */
  admit(tx: Transaction, invitation: Claimed, guest: Guest): Promise<Admitted>;
};
