import {
  type CreatedInvitations,
  type CreateInvitations,
  createInvitations,
} from "@foyer/contract/invitations";
import { z } from "zod";
import type { Place, Terms } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";
import type { InviteDraft, Invitee } from "./invite.ts";
import { sendAfterSeconds } from "./sending.ts";

const { message, note, expiresInHours, language, redirectTo } = createInvitations.shape;

/** What the form asks for, beside whom and where to. */
export const inviteFields = z.object({
  isVip: z.boolean(),
  bypassCapacity: z.boolean(),
  message,
  note,
  expiresInHours,
  language,
  redirectTo,
  send: z.boolean(),
});
export type InviteFields = z.output<typeof inviteFields>;

/** What was asked for, as the server takes it. E-mails wait for as long as they can be taken back. */
export function inviteInput(
  place: Place,
  invitees: readonly Invitee[],
  { role, isVip, bypassCapacity, send, ...rest }: InviteFields & Terms,
): CreateInvitations {
  return {
    target: doors[place.kind].targetOf(place, { role, isVip, bypassCapacity }),
    invitees: [...invitees],
    send,
    ...(send && { sendAfterSeconds }),
    ...rest,
  };
}

/** The same people once more, as they were invited. */
export function draftOfSent(
  place: Place,
  invitees: readonly Invitee[],
  { send: _, ...asked }: InviteFields & Terms,
): InviteDraft {
  return { place, invitees, ...asked };
}

/** Why an address was not invited, in words of the place. */
export function refusalWords({ kind, name }: Place, refusal: CreatedInvitations["rejected"][number]): string {
  switch (refusal.reason) {
    case "already_member":
      return doors[kind].inAlready(name);
    case "already_invited":
      return "An invitation is waiting for an answer already.";
    case "account_disabled":
      return "Their access to the organization is switched off.";
    case "address_suppressed":
      return "It bounced, or they asked for no more invitations from here: no e-mail is sent to it.";
    default:
      return refusal.message;
  }
}
