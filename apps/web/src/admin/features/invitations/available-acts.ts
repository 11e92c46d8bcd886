import type { Invitation } from "@foyer/contract/invitations";
import type { Host } from "./doors/door.ts";

export type AvailableActs = Readonly<
  Record<"resend" | "remind" | "copyLink" | "update" | "cancel" | "inviteAgain", boolean>
> & {
  /** It could be sent again, had it not been sent as often as the organization allows. */
  readonly limitReached: boolean;
};

/** What a host may do with an invitation now: a button exists exactly where the call would succeed. */
export function availableActs(
  {
    status,
    role,
    resendCount,
    resendLimit,
  }: Pick<Invitation, "status" | "role" | "resendCount" | "resendLimit">,
  { may, grantable }: Host,
): AvailableActs {
  const pending = status === "pending";
  const over = !pending && status !== "accepted";
  const entitled = role === null || grantable.includes(role); // nobody hands out, by whichever act, a role above their own
  const left = resendCount < resendLimit;
  const resendable = (pending || status === "expired") && entitled && may("invitation.resend");
  return {
    resend: resendable && left,
    remind: pending && entitled && left && may("invitation.remind"),
    copyLink: pending && entitled && may("invitation.copyLink"),
    update: pending && entitled && may("invitation.update"),
    cancel: pending && may("invitation.cancel"),
    inviteAgain: over && !(resendable && left) && may("invitation.create"),
    limitReached: resendable && !left,
  };
}
