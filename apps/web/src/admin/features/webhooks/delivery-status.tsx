import type { WebhookDelivery, WebhookDeliveryStatus } from "@foyer/contract/webhooks";
import { CircleAlert, CircleCheck, Clock, type LucideIcon, RotateCw } from "lucide-react";
import { Badge, type Tone } from "../../components/ui/badge.tsx";

type Look = { readonly label: string; readonly icon: LucideIcon; readonly tone: Tone };

/** What the statuses of a delivery are called and look like, in the order in which a list offers them. */
export const webhookDeliveryStatuses: Record<WebhookDeliveryStatus, Look> = {
  pending: { label: "On its way", icon: Clock, tone: "neutral" },
  delivered: { label: "Arrived", icon: CircleCheck, tone: "good" },
  failed: { label: "Given up", icon: CircleAlert, tone: "bad" },
};

const retrying: Look = { label: "Trying again", icon: RotateCw, tone: "warning" };
const waiting: Look = { label: "Waiting", icon: Clock, tone: "neutral" };

/** How far a delivery got. `isOff`: its endpoint is switched off, so nothing is tried. */
export function WebhookDeliveryBadge({
  delivery: { status, attempts },
  isOff,
}: {
  readonly delivery: Pick<WebhookDelivery, "status" | "attempts">;
  readonly isOff: boolean;
}) {
  const known = webhookDeliveryStatuses[status];
  const { label, icon, tone } =
    status !== "pending" ? known : isOff ? waiting : attempts > 0 ? retrying : known;
  return (
    <Badge icon={icon} tone={tone}>
      {label}
    </Badge>
  );
}
