import type { Webhook } from "@foyer/contract/webhooks";
import { CircleAlert, CircleCheck, CircleOff, type LucideIcon, TriangleAlert } from "lucide-react";
import { Badge, type Tone } from "../../components/ui/badge.tsx";
import { Moment } from "../../components/ui/moment.tsx";

type Look = { readonly label: string; readonly icon: LucideIcon; readonly tone: Tone };
type State = "on" | "failing" | "by_hand" | "gone" | "given_up";

const states: Record<State, Look> = {
  on: { label: "On", icon: CircleCheck, tone: "good" },
  failing: { label: "Failing", icon: TriangleAlert, tone: "warning" },
  by_hand: { label: "Switched off", icon: CircleOff, tone: "neutral" },
  gone: { label: "Off: it is gone", icon: CircleAlert, tone: "bad" },
  given_up: { label: "Off: given up", icon: CircleAlert, tone: "bad" },
};

/** How an endpoint stands. `failing`: what was sent last did not arrive. `given_up`: nothing arrived for three days. */
export function stateOf({
  enabled,
  disabledReason,
  failingSince,
}: Pick<Webhook, "enabled" | "disabledReason" | "failingSince">): State {
  if (enabled) return failingSince ? "failing" : "on";
  if (disabledReason === "gone") return "gone";
  return disabledReason === "failing" ? "given_up" : "by_hand";
}

/** The same as a sign, and when that began where it fails. */
export function WebhookStateBadge({ webhook }: { readonly webhook: Webhook }) {
  const state = stateOf(webhook);
  const { label, icon, tone } = states[state];
  return (
    <span className="grid">
      <Badge icon={icon} tone={tone}>
        {label}
      </Badge>
      {state === "failing" && webhook.failingSince ? (
        <span className="text-xs text-muted">
          began <Moment at={webhook.failingSince} past />
        </span>
      ) : null}
    </span>
  );
}
