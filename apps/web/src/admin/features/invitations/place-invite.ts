import { invitationRole } from "@foyer/contract/doors";
import type { CreatedInvitations, CreateInvitations } from "@foyer/contract/invitations";
import { createInvitations } from "@foyer/contract/invitations";
import { z } from "zod";
import { plural } from "../../lib/moment.ts";
import { mostAtOnce, readAddresses, writeAddresses } from "./addresses.ts";
import type { Place, Terms } from "./doors/door.ts";
import { doors } from "./doors/doors.ts";
import type { PlaceDraft } from "./place-draft.ts";

const { message, note, expiresInHours, language } = createInvitations.shape;
const named = 5; // of what is wrong; the rest is counted

/** What the form asks for. */
export const placeInvite = z.object({
  addresses: z.string().superRefine((text, context) => {
    const problem = addressesProblem(text);
    if (problem) context.addIssue({ code: "custom", message: problem });
  }),
  role: invitationRole.optional(),
  isVip: z.boolean(),
  bypassCapacity: z.boolean(),
  message,
  note,
  expiresInHours,
  language,
});
export type PlaceInvite = z.output<typeof placeInvite>;

/** Why these addresses can't be sent as they stand; `null` if they can. */
export function addressesProblem(text: string): string | null {
  const { invitees, bad } = readAddresses(text);
  if (bad.length > 0) {
    const first = bad.slice(0, named).map((each) => `“${each.slice(0, 60)}”`);
    const more = bad.length > named ? ` and ${plural(bad.length - named, "other")}` : "";
    return bad.length === 1
      ? `${first[0]} is not an e-mail address. Mend it, or take it out.`
      : `${first.join(", ")}${more} are not e-mail addresses. Mend them, or take them out.`;
  }
  if (invitees.length === 0) return "Write at least one e-mail address.";
  if (invitees.length > mostAtOnce)
    return `At most ${mostAtOnce.toLocaleString("en")} can be invited at once: these are ${invitees.length.toLocaleString("en")}.`;
  return null;
}

/** What was asked for, as the server takes it. */
export function placeInput(
  place: Place,
  { addresses, role, isVip, bypassCapacity, ...rest }: PlaceInvite,
): CreateInvitations {
  return {
    target: doors[place.kind].targetOf(place, { role, isVip, bypassCapacity }),
    invitees: [...readAddresses(addresses).invitees],
    send: true,
    ...rest,
  };
}

/** What became of what was sent. */
export type Sent = { readonly input: CreateInvitations; readonly result: CreatedInvitations };

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

/** The form once more, with those alone who were not invited, and why. */
export function mended(place: Place, { input, result: { rejected } }: Sent): PlaceDraft {
  const { target, invitees, message: words, note: remark, expiresInHours: hours, language: spoken } = input;
  const refused = new Map(rejected.map((one) => [one.email, refusalWords(place, one)]));
  return {
    addresses: writeAddresses(
      invitees
        .filter(({ email }) => refused.has(email))
        .map(({ email, fullName }) => ({ email, ...(fullName && { fullName }) })),
    ),
    refused,
    ...termsOf(target),
    ...(words && { message: words }),
    ...(remark && { note: remark }),
    ...(hours && { expiresInHours: hours }),
    ...(spoken && { language: spoken }),
  };
}

function termsOf(target: CreateInvitations["target"]): Terms {
  if ("role" in target) return { role: target.role };
  if ("isVip" in target)
    return { isVip: target.isVip ?? false, bypassCapacity: target.bypassCapacity ?? false };
  return {};
}
