import type { Person } from "@foyer/contract/people";
import { can, mayGrant, mayManage, type OrganizationRole } from "../../lib/permissions.ts";

type Managed = Pick<Person, "userId" | "role" | "status" | "mfaEnabled" | "joinedAt"> & {
  readonly invitation: Pick<NonNullable<Person["invitation"]>, "status"> | null;
};

export type PersonActs = Readonly<
  Record<
    | "update"
    | "activate"
    | "deactivate"
    | "resend"
    | "inviteAgain"
    | "remove"
    | "resetMfa"
    | "signOut"
    | "seeSignIns",
    boolean
  >
>;

/**
 * What somebody may do with a person now: a button exists where the call would succeed. Two refusals are left to the
 * server, because no page can know them: an organization keeps its last owner, and `resetMfa` of somebody who is in several
 * organizations needs the right to it in each. What one does with one's own account is done there, and nobody switches
 * themselves off by accident; leaving is possible.
 */
export function personActs(
  person: Managed,
  me: { readonly userId: string; readonly role: OrganizationRole },
): PersonActs {
  const mine = me.role;
  const self = person.userId === me.userId;
  const managed = mayManage(mine, person.role);
  const others = managed && !self;
  const joined = person.joinedAt !== null;
  const inside = joined && person.status === "active";
  const open = person.invitation?.status === "pending" || person.invitation?.status === "expired";
  return {
    update: managed && can(mine, "person.update"),
    // Whoever never joined comes in by accepting, not by being switched on.
    activate: others && joined && !inside && can(mine, "person.setActive"),
    deactivate: others && person.status !== "inactive" && can(mine, "person.setActive"),
    resend: open && !inside && mayGrant(mine, person.role) && can(mine, "invitation.resend"),
    inviteAgain: !open && !inside && mayGrant(mine, person.role) && can(mine, "invitation.create"),
    remove: managed && can(mine, "person.remove"),
    resetMfa: others && joined && person.mfaEnabled && can(mine, "person.resetMfa"),
    signOut: others && inside && can(mine, "person.signOut"),
    seeSignIns: joined && can(mine, "person.loginHistory"),
  };
}
