import type { MailDelivery } from "@foyer/contract/mail";
import type { Tone } from "../../components/ui/badge.tsx";
import { relativeTime } from "../../lib/moment.ts";

const patience = 5 * 60_000; // milliseconds that a message may wait for its turn

/** Where a message stands, and what to do about it. */
export type Standing = { readonly tone: Tone; readonly what: string; readonly advice: string | null };

type Facts = Pick<
  MailDelivery,
  "status" | "queuedAt" | "nextAttemptAt" | "deliveredAt" | "openedAt" | "canRetry" | "purpose"
>;

/** Says in plain words where a message stands. */
export function standingOf(delivery: Facts, now: number): Standing {
  const { status, nextAttemptAt, canRetry } = delivery;
  switch (status) {
    case "queued":
      return waiting(delivery, now);
    case "retrying":
      return {
        tone: "warning",
        what: "The mail server has not taken it yet.",
        advice: `${nextAttemptAt ? `Foyer tries again ${relativeTime(nextAttemptAt, now)}` : "Foyer tries again"}, and keeps trying for ten days. If you have mended something, let it try now.`,
      };
    case "sent":
      return sent(delivery);
    case "bounced":
      return {
        tone: "bad",
        what: "The mail server refused it for good.",
        advice: canRetry
          ? "Look for a typing error in the address. If it is right and takes mail again, try once more: that also ends a suppression that came from bouncing."
          : over,
      };
    case "failed":
      return {
        tone: "bad",
        what: "It could not be delivered in ten days, and Foyer gave up.",
        advice: canRetry
          ? "Send yourself a test in the settings. Once that arrives, try this one again."
          : over,
      };
    case "withdrawn":
      return {
        tone: "neutral",
        what: "It was not sent: by then there was nothing to say any more.",
        advice: "The invitation had been answered, cancelled or had ended, or the address takes no more.",
      };
    default:
      return status satisfies never;
  }
}

const over = "Its invitation is not waiting for an answer any more, so there is nothing to try again.";

function waiting({ queuedAt, nextAttemptAt }: Facts, now: number): Standing {
  if (nextAttemptAt && Date.parse(nextAttemptAt) > now) {
    return {
      tone: "neutral",
      what: `It leaves ${relativeTime(nextAttemptAt, now)}.`,
      advice:
        "Reminders that go out by themselves wait for the day, and where only so many may leave a minute, for their turn.",
    };
  }
  if (now - Date.parse(queuedAt) < patience)
    return { tone: "neutral", what: "It is about to leave.", advice: null };
  return {
    tone: "warning",
    what: `It has been waiting since ${relativeTime(queuedAt, now)}.`,
    advice: "Whoever runs Foyer should check that its worker is running.",
  };
}

function sent({ deliveredAt, openedAt }: Facts): Standing {
  if (openedAt) return { tone: "good", what: "It arrived, and its link was opened.", advice: null };
  if (deliveredAt) return { tone: "good", what: "It arrived.", advice: null };
  return {
    tone: "good",
    what: "The mail server took it.",
    advice:
      "Where it was put, no mail server tells. If it is not found, look among spam, or copy the invitation's link and pass it on yourself.",
  };
}
