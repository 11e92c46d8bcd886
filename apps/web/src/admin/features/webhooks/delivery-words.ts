import type { WebhookDelivery } from "@foyer/contract/webhooks";
import type { Tone } from "../../components/ui/badge.tsx";
import { plural } from "../../lib/moment.ts";

type Answer = Pick<WebhookDelivery, "responseStatus" | "milliseconds" | "attempts">;
type Standing = Answer & Pick<WebhookDelivery, "status" | "error" | "nextAttemptAt">;

/** What the last attempt came to, in a sentence; nothing where there was none. */
export function answerInWords({ responseStatus, milliseconds, attempts }: Answer): string | null {
  if (attempts === 0) return null;
  const after = milliseconds === null ? "" : ` after ${tookInWords(milliseconds)}`;
  return responseStatus === null
    ? `There was no answer${after}.`
    : `The endpoint answered ${responseStatus}${after}.`;
}

/** A span of time as one reads it: "34 ms", "1.2 seconds". */
export function tookInWords(milliseconds: number): string {
  if (milliseconds < 1_000) return `${milliseconds} ms`;
  const seconds = (milliseconds / 1_000).toLocaleString("en", { maximumFractionDigits: 1 });
  return `${seconds} ${seconds === "1" ? "second" : "seconds"}`;
}

/** How a delivery stands, and what comes of it. `isOff`: its endpoint is switched off. */
export function standingOf(
  delivery: Standing,
  isOff: boolean,
): { readonly tone: Tone; readonly what: string; readonly advice: string } {
  const { status, attempts, error, nextAttemptAt } = delivery;
  const said = error ?? answerInWords(delivery) ?? "";
  switch (status) {
    case "delivered":
      return { tone: "good", what: "It arrived.", advice: said };
    case "failed":
      return {
        tone: "bad",
        what: `Given up after ${plural(attempts, "attempt")}.`,
        advice: `${said} Once the endpoint is mended, send it once more.`,
      };
    case "pending":
      if (isOff)
        return {
          tone: "warning",
          what: "It waits: the endpoint is switched off.",
          advice: "It is sent as soon as somebody switches the endpoint on again.",
        };
      if (attempts > 0)
        return {
          tone: "warning",
          what: "It has not arrived yet.",
          advice: `${said} Foyer tries again by itself.`,
        };
      return nextAttemptAt === null
        ? {
            tone: "neutral",
            what: "It is being sent, or waits for an earlier one.",
            advice: "What happens to the same invitation or person arrives in order: one after the other.",
          }
        : { tone: "neutral", what: "It is on its way.", advice: "The answer stands here in a moment." };
  }
}
