import type { Person } from "@foyer/contract/people";
import { CircleCheck, CircleOff, Clock, type LucideIcon } from "lucide-react";
import { Badge, type Tone } from "../../components/ui/badge.tsx";

type Look = { readonly label: string; readonly icon: LucideIcon; readonly tone: Tone };

/** What the statuses of people are called and look like, in the order in which a list offers them. */
export const personStatuses: Record<Person["status"], Look> = {
  active: { label: "Active", icon: CircleCheck, tone: "good" },
  invited: { label: "Invited", icon: Clock, tone: "neutral" },
  inactive: { label: "Inactive", icon: CircleOff, tone: "warning" },
};

export function PersonStatusBadge({ status }: { readonly status: Person["status"] }) {
  const { label, icon, tone } = personStatuses[status];
  return (
    <Badge icon={icon} tone={tone}>
      {label}
    </Badge>
  );
}
