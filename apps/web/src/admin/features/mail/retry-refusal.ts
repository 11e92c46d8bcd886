import type { CallFailure } from "../../lib/failure.ts";
import { waitWords } from "../../lib/wait.ts";

/** Why a message is not tried again, and what to do instead. */
export function retryRefusal({ reason, message, retryAfterSeconds }: CallFailure): string {
  switch (reason) {
    case "address_suppressed":
      return "The address takes no more invitations from here: see the suppressed addresses for why. Their link can still be copied.";
    case "rate_limited":
      return retryAfterSeconds === null
        ? message
        : `${message} That is possible in ${waitWords(retryAfterSeconds)}.`;
    case "not_pending":
    case "invitation_expired":
      return "Its invitation is not waiting for an answer any more. Resend that instead, if it should be.";
    default:
      return message;
  }
}
