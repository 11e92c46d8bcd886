import type { DeliveryPurpose, MailDelivery, MessageStatus } from "@foyer/contract/mail";
import { Ban, CircleAlert, Clock, type LucideIcon, MailCheck, MailX, RotateCw } from "lucide-react";
import { Badge, type Tone } from "../../components/ui/badge.tsx";

type Look = { readonly label: string; readonly icon: LucideIcon; readonly tone: Tone };

/** What the statuses of a message are called and look like, in the order in which a list offers them. */
export const deliveryStatuses: Record<MessageStatus, Look> = {
  queued: { label: "Waiting", icon: Clock, tone: "neutral" },
  retrying: { label: "Trying again", icon: RotateCw, tone: "warning" },
  sent: { label: "Sent", icon: MailCheck, tone: "good" },
  bounced: { label: "Bounced", icon: MailX, tone: "bad" },
  failed: { label: "Given up", icon: CircleAlert, tone: "bad" },
  withdrawn: { label: "Withdrawn", icon: Ban, tone: "neutral" },
};

/** What messages are about. */
export const deliveryPurposes: Record<DeliveryPurpose, { readonly label: string }> = {
  invitation: { label: "Invitation" },
  reminder: { label: "Reminder" },
  link_requested: { label: "Fresh link asked for" },
  answered: { label: "Answer, to the inviter" },
  confirmation: { label: "Confirmation" },
  seat_offered: { label: "Seat offered" },
  event_updated: { label: "Event changed" },
  event_cancelled: { label: "Event cancelled" },
};

/** How far a message got; that it arrived, or was opened, is better still than that it was sent. */
export function DeliveryStatusBadge({
  delivery: { status, deliveredAt, openedAt },
}: {
  readonly delivery: Pick<MailDelivery, "status" | "deliveredAt" | "openedAt">;
}) {
  const { label, icon, tone } = deliveryStatuses[status];
  const further = openedAt ? "Opened" : deliveredAt ? "Arrived" : label;
  return (
    <Badge icon={icon} tone={tone}>
      {status === "sent" ? further : label}
    </Badge>
  );
}
