import type { Invitation } from "@foyer/contract/invitations";
import type { Tone } from "../../components/ui/badge.tsx";
import { relativeTime } from "../../lib/moment.ts";

const minute = 60_000;
const soon = 24 * 60 * minute;
const patience = 5 * minute;

export type Attention = { readonly tone: Tone; readonly what: string; readonly advice: string };

type Facts = Pick<Invitation, "status" | "delivery" | "expiresAt" | "openedAt">;

/** Why an invitation does not get on, and what mends it; `null` if nothing stands in its way. */
export function attention({ status, delivery, expiresAt, openedAt }: Facts, now: number): Attention | null {
  if (status === "expired") {
    return {
      tone: "warning",
      what: openedAt
        ? "It was opened, and expired without an answer."
        : "It expired without having been opened.",
      advice: "Resend it to make every link work again.",
    };
  }
  if (status !== "pending") return null;
  if (delivery?.status === "bounced") {
    return {
      tone: "bad",
      what: `The e-mail bounced${quoted(delivery.detail)}.`,
      advice:
        "If the address is right, copy the link and pass it on yourself. If not, cancel and invite the right one.",
    };
  }
  if (delivery?.status === "failed") {
    return {
      tone: "bad",
      what: `The e-mail could not be delivered in ten days${quoted(delivery.detail)}.`,
      advice: "Retry it once the mail server takes messages again, or copy the link and pass it on yourself.",
    };
  }
  if (delivery?.status === "withdrawn") {
    return {
      tone: "warning",
      what: delivery.detail
        ? `The e-mail was not sent${quoted(delivery.detail)}.`
        : "The e-mail was not sent.",
      advice: "You can copy the link and pass it on yourself. To a suppressed address nothing is sent.",
    };
  }
  if (delivery?.status === "retrying") {
    return {
      tone: "warning",
      what: `The mail server has not taken the e-mail yet${quoted(delivery.detail)}.`,
      advice: "Foyer keeps trying for days. Meanwhile you can copy the link and pass it on yourself.",
    };
  }
  if (delivery?.status === "queued" && now - Date.parse(delivery.at) > patience) {
    return {
      tone: "warning",
      what: `The e-mail has been waiting since ${relativeTime(delivery.at, now)}.`,
      advice: "Whoever runs Foyer should check that its worker is running. Meanwhile you can copy the link.",
    };
  }
  if (Date.parse(expiresAt) - now < soon) {
    return {
      tone: "warning",
      what: `It expires ${relativeTime(expiresAt, now)} and ${openedAt ? "was opened, but has no answer" : "has not been opened"}.`,
      advice: "A reminder may help; resending also renews the time.",
    };
  }
  return null;
}

// A provider's reply often ends in a full stop of its own.
function quoted(detail: string | null): string {
  return detail ? `: ${detail.trim().replace(/\.$/, "")}` : "";
}
