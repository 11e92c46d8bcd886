import type { InvitationKind } from "@foyer/contract/doors";
import { Blocks, CalendarDays, DoorOpen, type LucideIcon } from "lucide-react";

/** The sign of each door. */
export const doorIcons: Record<InvitationKind, LucideIcon> = {
  organization: DoorOpen,
  space: Blocks,
  event: CalendarDays,
};
