import type { Invitation, InvitationStatus } from "@foyer/contract/invitations";
import {
  Ban,
  CircleCheck,
  CircleSlash,
  Clock,
  HourglassIcon,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";
import { Badge, type Tone } from "../../components/ui/badge.tsx";

type Look = { readonly label: string; readonly icon: LucideIcon; readonly tone: Tone };

/** What the statuses are called and look like, in the order in which a list offers them. */
export const invitationStatuses: Record<InvitationStatus, Look> = {
  pending: { label: "Waiting", icon: Clock, tone: "neutral" },
  accepted: { label: "Accepted", icon: CircleCheck, tone: "good" },
  declined: { label: "Declined", icon: CircleSlash, tone: "neutral" },
  expired: { label: "Expired", icon: HourglassIcon, tone: "warning" },
  cancelled: { label: "Cancelled", icon: Ban, tone: "neutral" },
};

export function InvitationStatusBadge({
  invitation,
}: {
  readonly invitation: { readonly status: InvitationStatus } & Partial<Pick<Invitation, "delivery">>;
}) {
  const sent = invitation.delivery?.status;
  if (invitation.status === "pending" && (sent === "bounced" || sent === "failed")) {
    return (
      <Badge icon={TriangleAlert} tone="bad">
        {sent === "bounced" ? "Bounced" : "Not delivered"}
      </Badge>
    );
  }
  const { label, icon, tone } = invitationStatuses[invitation.status];
  return (
    <Badge icon={icon} tone={tone}>
      {label}
    </Badge>
  );
}
