import { useNavigate } from "@tanstack/react-router";
import { Inbox, Keyboard, LogOut, UserRound } from "lucide-react";
import type { RefObject } from "react";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "../../components/ui/menu.tsx";
import { toastFailure } from "../../components/ui/toasts.tsx";
import { useWaitingCount } from "../../features/account/own-invitations-query.ts";
import { useOrganization } from "../../features/session/organization.ts";
import { useSignOut, useUser } from "../../features/session/session.ts";
import { chooseTheme, useTheme } from "../../lib/theme.ts";

const themeChoices = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "As the system" },
] as const;

export function AccountMenuContent({
  anchor,
  place,
  shortcuts: [shortcuts, setShortcuts],
  onNavigate,
  onClose,
}: {
  readonly anchor: RefObject<HTMLButtonElement | null>;
  readonly place: RefObject<HTMLElement | null>;
  readonly shortcuts: readonly [boolean, (on: boolean) => void];
  readonly onNavigate: () => void;
  readonly onClose: () => void;
}) {
  const user = useUser();
  const { id: organizationId } = useOrganization();
  const navigate = useNavigate();
  const waiting = useWaitingCount();
  const theme = useTheme();
  const signOut = useSignOut();
  return (
    <Menu anchor={anchor} place={place} label="Account" onClose={onClose} side="top">
      <p className="truncate px-2.5 py-1.5 text-xs text-muted">{user.email}</p>
      <MenuItem
        onClick={() => {
          onNavigate();
          void navigate({ to: "/o/$organizationId/account", params: { organizationId } });
        }}
      >
        <UserRound aria-hidden="true" />
        My account
      </MenuItem>
      <MenuItem
        onClick={() => {
          onNavigate();
          void navigate({ to: "/o/$organizationId/account/invitations", params: { organizationId } });
        }}
      >
        <Inbox aria-hidden="true" />
        Waiting for you
        {waiting ? <span className="ml-auto text-xs text-muted tabular-nums">{waiting}</span> : null}
      </MenuItem>
      <MenuItem onClick={() => setShortcuts(!shortcuts)}>
        <Keyboard aria-hidden="true" />
        Turn shortcuts {shortcuts ? "off" : "on"}
      </MenuItem>
      <MenuSeparator />
      <MenuChoice choices={themeChoices} label="Theme" onChoose={chooseTheme} value={theme} />
      <MenuSeparator />
      <MenuItem onClick={() => signOut.mutate(undefined, { onError: toastFailure })}>
        <LogOut aria-hidden="true" />
        Sign out
      </MenuItem>
    </Menu>
  );
}
