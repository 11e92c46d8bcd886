import type { WebhookEventType } from "@foyer/contract/webhooks";
import { plural } from "../../lib/moment.ts";
import { keysOf } from "../../lib/search-params.ts";

/** What an endpoint can be told of, as it stands in the payload, and when that is. */
export const eventNames: Record<WebhookEventType, { readonly label: string; readonly when: string }> = {
  "invitation.created": { label: "invitation.created", when: "Somebody is invited" },
  "invitation.updated": { label: "invitation.updated", when: "Its terms change, or it is in line" },
  "invitation.sent": { label: "invitation.sent", when: "The provider took the message" },
  "invitation.delivered": { label: "invitation.delivered", when: "The message arrived" },
  "invitation.bounced": { label: "invitation.bounced", when: "The message came back" },
  "invitation.opened": { label: "invitation.opened", when: "The invitee looked at it" },
  "invitation.accepted": { label: "invitation.accepted", when: "The invitee came in" },
  "invitation.declined": { label: "invitation.declined", when: "The invitee said no" },
  "invitation.cancelled": { label: "invitation.cancelled", when: "It was taken back" },
  "invitation.expired": { label: "invitation.expired", when: "Its time is over" },
  "invitation.renewed": { label: "invitation.renewed", when: "It is open once more" },
  "member.added": { label: "member.added", when: "To the organization or a space" },
  "member.updated": { label: "member.updated", when: "Their role changes" },
  "member.removed": { label: "member.removed", when: "Removed, switched off, or left by themselves" },
  "attendee.added": { label: "attendee.added", when: "Somebody takes a seat" },
  "attendee.removed": { label: "attendee.removed", when: "A seat is given up or taken away" },
  "webhook.test": { label: "webhook.test", when: "A test was sent from here" },
};

/** What can be chosen, under what it is about. A test is asked for at one endpoint, and goes there in any case. */
export const eventGroups = [
  { noun: "Invitations", prefix: "invitation." },
  { noun: "Members", prefix: "member." },
  { noun: "Attendees of events", prefix: "attendee." },
].map(({ noun, prefix }) => ({ noun, types: keysOf(eventNames).filter((type) => type.startsWith(prefix)) }));

/** What an endpoint is told of, in a line. */
export function eventsInWords(events: readonly string[]): string {
  const [first, second, ...rest] = events;
  if (first === undefined) return "Everything";
  if (second === undefined) return first;
  return rest.length === 0 ? `${first}, ${second}` : `${first} and ${plural(rest.length + 1, "other")}`;
}
