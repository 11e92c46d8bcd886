import { useNavigate } from "@tanstack/react-router";
import {
  Ban,
  Bell,
  Building2,
  FileUp,
  History,
  Inbox,
  Keyboard,
  KeyRound,
  ListChecks,
  LogOut,
  type LucideIcon,
  Monitor,
  Moon,
  Palette,
  Plus,
  Send,
  Smartphone,
  Sun,
  UserPlus,
  UserRound,
  Webhook,
} from "lucide-react";
import { toastFailure } from "../../components/ui/toasts.tsx";
import type { Permission } from "../../lib/permissions.ts";
import { roles } from "../../lib/roles.ts";
import { chooseTheme, useTheme } from "../../lib/theme.ts";
import { useInvite } from "../invitations/invite.ts";
import { useNewOrganization } from "../organizations/new-organization.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { useMe, useSignOut } from "../session/session.ts";
import type { PaletteEntry, PaletteGroup } from "./palette-entry.ts";

/** A page that the sidebar leads to. */
export type MainPage = {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly to: string;
  readonly permission?: Permission;
};

/** What can be done and gone to without asking the server: as much of it as the caller may. */
export function useOwnEntries(
  mainPages: readonly MainPage[],
  shortcuts: readonly [boolean, (on: boolean) => void],
): readonly PaletteGroup[] {
  return [
    { label: "Do", items: [...useActs(shortcuts[0])] },
    { label: "Go to", items: [...usePages(mainPages)] },
    { label: "Organizations", items: useOthers() },
    { label: "Foyer itself", items: useSwitches(shortcuts) },
  ];
}

function useActs(shortcutsOn: boolean): readonly PaletteEntry[] {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const navigate = useNavigate();
  const invite = useInvite();
  const found = useNewOrganization();
  return [
    invite && {
      ...act("Invite people", UserPlus, () => invite()),
      words: "send add",
      shortcut: shortcutsOn && can("invitation.create") ? "I" : undefined,
    },
    can("invitation.create") && {
      ...act(
        "Import a CSV file",
        FileUp,
        () => void navigate({ to: "/o/$organizationId/imports/new", params: { organizationId } }),
      ),
      words: "upload excel sheet invite many",
    },
    found && { ...act("Create organization", Plus, found), words: "new found" },
  ].filter((entry) => entry !== null && entry !== false);
}

const ownPages = [
  { label: "My account", icon: UserRound, path: "", words: "profile password name" },
  { label: "Waiting for you", icon: Inbox, path: "/invitations", words: "my invitations" },
  { label: "Second factor", icon: Smartphone, path: "/second-factor", words: "mfa totp codes" },
  { label: "Sessions", icon: Monitor, path: "/sessions", words: "devices browsers" },
  { label: "Sign-in history", icon: History, path: "/history", words: "logins" },
  { label: "Notifications", icon: Bell, path: "/notifications", words: "digest e-mail" },
  { label: "API keys", icon: KeyRound, path: "/api-keys", words: "tokens developer" },
] as const;

const mailPages = [
  { label: "Deliveries", icon: Send, path: "/deliveries", words: "e-mail messages sent bounced" },
  { label: "Suppressed addresses", icon: Ban, path: "/suppressed", words: "e-mail blocked bounced" },
  { label: "E-mail templates", icon: Palette, path: "/templates", words: "texts look logo" },
] as const;

const developerPages = [
  { label: "Webhooks", icon: Webhook, path: "/webhooks", words: "developers endpoints events secret" },
  {
    label: "Webhook deliveries",
    icon: ListChecks,
    path: "/deliveries",
    words: "developers events sent failed",
  },
] as const;

function usePages(mainPages: readonly MainPage[]): readonly PaletteEntry[] {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const navigate = useNavigate();
  const page = (label: string, icon: LucideIcon, href: string): PaletteEntry => ({
    id: href,
    label,
    icon,
    leads: true,
    run: () => void navigate({ href }),
  });
  const home = `/o/${organizationId}`;
  return [
    ...mainPages
      .filter(({ permission }) => !permission || can(permission))
      .map(({ label, icon, to }) => page(label, icon, to.replace("/o/$organizationId", home))),
    ...(can("invitation.view") ? [page("Imports", FileUp, `${home}/imports`)] : []),
    ...(can("mail.view") ? mailPages : []).map(({ label, icon, path, words }) => ({
      ...page(label, icon, `${home}/mail${path}`),
      words,
    })),
    ...(can("webhook.view") ? developerPages : []).map(({ label, icon, path, words }) => ({
      ...page(label, icon, `${home}/developers${path}`),
      words,
    })),
    ...ownPages.map(({ label, icon, path, words }) => ({
      ...page(label, icon, `${home}/account${path}`),
      words,
    })),
  ];
}

function useOthers(): readonly PaletteEntry[] {
  const { id: current } = useOrganization();
  const { organizations } = useMe();
  const navigate = useNavigate();
  return organizations
    .filter(({ id }) => id !== current)
    .map(({ id: organizationId, name, role }) => ({
      id: organizationId,
      label: name,
      detail: roles[role].label,
      icon: Building2,
      words: "switch organization",
      leads: false,
      run: () => void navigate({ to: "/o/$organizationId", params: { organizationId } }),
    }));
}

const themeActs = [
  { label: "Light theme", icon: Sun, theme: "light" },
  { label: "Dark theme", icon: Moon, theme: "dark" },
  { label: "Theme as the system", icon: Monitor, theme: "system" },
] as const;

function useSwitches([on, turn]: readonly [boolean, (on: boolean) => void]): readonly PaletteEntry[] {
  const theme = useTheme();
  const signOut = useSignOut();
  return [
    ...themeActs
      .filter((each) => each.theme !== theme)
      .map((each) => ({ ...act(each.label, each.icon, () => chooseTheme(each.theme)), words: "appearance" })),
    act(`Turn single-letter shortcuts ${on ? "off" : "on"}`, Keyboard, () => turn(!on)),
    {
      ...act("Sign out", LogOut, () => signOut.mutate(undefined, { onError: toastFailure })),
      words: "log leave",
    },
  ];
}

function act(label: string, icon: LucideIcon, run: () => void): PaletteEntry {
  return { id: label, label, icon, leads: false, run };
}
