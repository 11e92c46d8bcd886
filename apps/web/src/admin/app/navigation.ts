import {
  AtSign,
  Blocks,
  CalendarDays,
  ChartNoAxesColumn,
  Code,
  House,
  type LucideIcon,
  Mail,
  ScrollText,
  Settings,
  ShieldCheck,
  Users,
} from "lucide-react";
import type { Permission } from "../lib/permissions.ts";

type Entry = {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly to:
    | "/o/$organizationId"
    | "/o/$organizationId/people"
    | "/o/$organizationId/invitations"
    | "/o/$organizationId/spaces"
    | "/o/$organizationId/events"
    | "/o/$organizationId/analytics"
    | "/o/$organizationId/mail"
    | "/o/$organizationId/developers"
    | "/o/$organizationId/security"
    | "/o/$organizationId/audit"
    | "/o/$organizationId/settings";
  /** Who lacks it does not see the entry; without one everybody does. */
  readonly permission?: Permission;
};

/** The sidebar, from top to bottom. A new page is one entry here and one route. */
export const navigation: readonly Entry[] = [
  { label: "Overview", icon: House, to: "/o/$organizationId", permission: "organization.view" },
  { label: "People", icon: Users, to: "/o/$organizationId/people", permission: "person.list" },
  { label: "Invitations", icon: Mail, to: "/o/$organizationId/invitations", permission: "invitation.view" },
  { label: "Spaces", icon: Blocks, to: "/o/$organizationId/spaces", permission: "space.list" },
  { label: "Events", icon: CalendarDays, to: "/o/$organizationId/events", permission: "event.list" },
  {
    label: "Analytics",
    icon: ChartNoAxesColumn,
    to: "/o/$organizationId/analytics",
    permission: "invitation.view",
  },
  { label: "E-mail", icon: AtSign, to: "/o/$organizationId/mail", permission: "mail.view" },
  { label: "Developers", icon: Code, to: "/o/$organizationId/developers", permission: "webhook.view" },
  { label: "Security", icon: ShieldCheck, to: "/o/$organizationId/security", permission: "security.view" },
  { label: "Audit", icon: ScrollText, to: "/o/$organizationId/audit", permission: "audit.view" },
  { label: "Settings", icon: Settings, to: "/o/$organizationId/settings", permission: "invitation.view" },
];
