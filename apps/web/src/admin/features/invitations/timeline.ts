import type { TimelineEntry } from "@foyer/contract/invitations";
import type { Tone } from "../../components/ui/badge.tsx";

type Sentence = { readonly text: string; readonly tone: Tone };

/** One thing that happened to an invitation, in plain words. `who` is what the invitee is called. */
export function timelineSentence(
  entry: TimelineEntry,
  who: string,
  timeline: readonly TimelineEntry[],
): Sentence {
  const by = entry.actor;
  const message = entry.message === null ? "The message" : `Message ${entry.message}`;
  switch (entry.type) {
    case "created":
      return neutral(by ? `${by} created the invitation` : "Foyer created the invitation at set-up");
    case "queued":
      return neutral(`${message} was queued`);
    case "retrying":
      return {
        text: `The mail server has not taken ${lower(message)} yet; Foyer keeps trying`,
        tone: "warning",
      };
    case "sent":
      return neutral(`${message} was handed to the mail server`);
    case "delivered":
      return { text: `${message} arrived`, tone: "good" };
    case "bounced":
      return { text: `${message} bounced: the mail server refused it for good`, tone: "bad" };
    case "failed":
      return { text: `${message} could not be delivered; Foyer gave up after ten days`, tone: "bad" };
    case "withdrawn":
      return neutral(
        entry.detail
          ? `${message} was not sent`
          : `${message} was not sent: there was nothing to say any more`,
      );
    case "retried":
      return neutral(by ? `${by} had ${lower(message)} tried again` : `${message} was tried again`);
    case "unsubscribed":
      return { text: `${who} wants no more invitations from here`, tone: "warning" };
    case "opened":
      return { text: `The invitation was opened${openedWith(entry.message, timeline)}`, tone: "good" };
    case "updated":
      return neutral(by ? `${by} changed the invitation` : "The invitation was changed");
    case "resent":
      return neutral(by ? `${by} sent the invitation again` : "The invitation was sent again");
    case "reminded":
      return neutral(by ? `${by} sent a reminder` : "A reminder was sent");
    case "renewed":
      return neutral(`${who} asked for a fresh link, and Foyer renewed the invitation`);
    case "link_copied":
      return neutral(
        `${by ?? "Somebody"} copied a link${entry.message === null ? "" : ` (number ${entry.message})`}`,
      );
    case "link_requested":
      return { text: `${who} asked for a fresh link`, tone: "warning" };
    case "waiting":
      return neutral(`${who} stands in line for a seat`);
    case "seat_offered":
      return { text: `A seat is free: it is held for ${who}, who was told`, tone: "good" };
    case "offer_lapsed":
      return {
        text: `${who} did not take the seat in time; it went to the next in line`,
        tone: "warning",
      };
    case "accepted":
      return { text: `${who} accepted`, tone: "good" };
    case "declined":
      return neutral(
        cameBefore(entry, timeline)
          ? `${who} can't come after all, and gave the seat back`
          : `${who} declined`,
      );
    case "cancelled": {
      if (cameBefore(entry, timeline)) return neutral(`${by ?? "Somebody"} took the seat of ${who} back`);
      return neutral(by ? `${by} cancelled the invitation` : "The invitation was cancelled");
    }
    case "expired":
      return { text: "The invitation expired without an answer", tone: "warning" };
  }
}

// A yes to an event can be taken back by either side.
function cameBefore(entry: TimelineEntry, timeline: readonly TimelineEntry[]): boolean {
  return timeline.slice(0, timeline.indexOf(entry)).some(({ type }) => type === "accepted");
}

// Which of the links was used tells which message worked.
function openedWith(number: number | null, timeline: readonly TimelineEntry[]): string {
  if (number === null) return "";
  const copied = timeline.some((entry) => entry.type === "link_copied" && entry.message === number);
  return copied ? ` with the copied link (number ${number})` : ` from message ${number}`;
}

function neutral(text: string): Sentence {
  return { text, tone: "neutral" };
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
