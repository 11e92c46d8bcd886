import type { CallFailure } from "../../lib/failure.ts";
import { waitWords } from "../../lib/wait.ts";

/** Why a message about an invitation can't be sent, and what to do instead; `null` where the server's words do. */
export function messageRefusal({ reason, message, retryAfterSeconds }: CallFailure): string | null {
  switch (reason) {
    case "address_suppressed":
      return "No e-mail is sent to this address: it bounced, or they asked for no more invitations from here. You can copy the link and pass it on yourself; who manages e-mail sees why among the suppressed addresses.";
    case "rate_limited":
      return retryAfterSeconds === null
        ? message
        : `${message} It is possible in ${waitWords(retryAfterSeconds)}; until then you can copy the link and pass it on yourself.`;
    default:
      return null;
  }
}
