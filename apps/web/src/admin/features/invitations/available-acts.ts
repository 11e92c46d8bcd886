import type { Invitation } from "@foyer/contract/invitations";
import { can, mayGrant, type OrganizationRole } from "../../lib/permissions.ts";

export type AvailableActs = Readonly<
  Record<"resend" | "remind" | "copyLink" | "update" | "cancel", boolean>
> & {
  /** It could be sent again, had it not been sent as often as the organization allows. */
  readonly limitReached: boolean;
};

/** What somebody with a role may do with an invitation now: a button exists exactly where the call would succeed. */
export function availableActs(
  {
    status,
    role,
    resendCount,
    resendLimit,
  }: Pick<Invitation, "status" | "role" | "resendCount" | "resendLimit">,
  mine: OrganizationRole,
): AvailableActs {
  const pending = status === "pending";
  const entitled = mayGrant(mine, role); // nobody hands out, by whichever act, a role above their own
  const left = resendCount < resendLimit;
  const resendable = (pending || status === "expired") && entitled && can(mine, "invitation.resend");
  return {
    resend: resendable && left,
    remind: pending && entitled && left && can(mine, "invitation.remind"),
    copyLink: pending && entitled && can(mine, "invitation.copyLink"),
    update: pending && entitled && can(mine, "invitation.update"),
    cancel: pending && can(mine, "invitation.cancel"),
    limitReached: resendable && !left,
  };
}
