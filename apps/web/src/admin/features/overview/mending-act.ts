import type { Invitation } from "@foyer/contract/invitations";
import type { AvailableActs } from "../invitations/available-acts.ts";

/**
 * The one act that gets an invitation on that does not get on by itself; null where none is the caller's. What bounced is
 * not written to again, so its link has to go another way; what is about to expire or was given up is sent again, which
 * also renews its time.
 */
export function mendingAct(
  delivery: Pick<NonNullable<Invitation["delivery"]>, "status"> | null,
  acts: Pick<AvailableActs, "resend" | "copyLink">,
): "resend" | "copyLink" | null {
  const another = acts.copyLink ? "copyLink" : null;
  switch (delivery?.status) {
    case "bounced":
    case "withdrawn":
    case "retrying":
    case "queued":
      return another;
    default:
      return acts.resend ? "resend" : another;
  }
}
