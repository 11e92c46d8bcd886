import type { CallFailure } from "../../lib/failure.ts";
import { messageRefusal } from "../invitations/message-refusal.ts";

/** Why a message is not tried again, and what to do instead. */
export function retryRefusal(failure: CallFailure): string {
  if (failure.reason === "not_pending" || failure.reason === "invitation_expired")
    return "Its invitation is not waiting for an answer any more. Resend that instead, if it should be.";
  return messageRefusal(failure) ?? failure.message;
}
