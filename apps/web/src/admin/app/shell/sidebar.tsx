import { Link } from "@tanstack/react-router";
import { Search, UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import { useOrganization, usePermissions } from "../../features/session/organization.ts";
import { navigation } from "../navigation.ts";
import { AccountMenu } from "./account-menu.tsx";
import { OrganizationSwitcher } from "./organization-switcher.tsx";

/** Where one is and can go. Stands beside the page, or in a sheet where there is no room. */
export function Sidebar({
  onInvite,
  onNavigate,
  onPaletteNear,
  onSearch,
  shortcuts,
}: {
  readonly onInvite: (() => void) | null;
  readonly onSearch: () => void;
  /** Somebody is about to search. */
  readonly onPaletteNear: () => void;
  readonly onNavigate: () => void;
  readonly shortcuts: readonly [boolean, (on: boolean) => void];
}) {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  return (
    <div className="flex grow flex-col gap-4 p-3">
      <OrganizationSwitcher onNavigate={onNavigate} />
      <div className="grid gap-1.5">
        {onInvite ? (
          <Button onClick={onInvite} {...(shortcuts[0] && { "aria-keyshortcuts": "i" })}>
            <UserPlus aria-hidden="true" />
            <span className="grow text-left">Invite</span>
            {shortcuts[0] ? <Key>I</Key> : null}
          </Button>
        ) : null}
        <Button
          aria-keyshortcuts="Meta+K Control+K"
          onClick={onSearch}
          onPointerEnter={onPaletteNear}
          variant="quiet"
        >
          <Search aria-hidden="true" />
          <span className="grow text-left">Search</span>
          <Key>{commandKey} K</Key>
        </Button>
      </div>
      <nav aria-label="Organization" className="grid gap-0.5">
        {navigation
          .filter(({ permission }) => !permission || can(permission))
          .map(({ label, icon: Icon, to }) => (
            <Link
              activeOptions={{ exact: to === "/o/$organizationId", includeSearch: false }}
              className="flex min-h-8 items-center gap-2.5 rounded-control px-2.5 py-1 text-sm text-muted transition-colors hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:min-h-11"
              key={to}
              onClick={onNavigate}
              params={{ organizationId }}
              to={to}
            >
              <Icon aria-hidden="true" className="size-4 shrink-0" />
              {label}
            </Link>
          ))}
      </nav>
      <div className="mt-auto">
        <AccountMenu onNavigate={onNavigate} shortcuts={shortcuts} />
      </div>
    </div>
  );
}

const commandKey = /Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl";

function Key({ children }: { readonly children: ReactNode }) {
  return (
    <kbd
      aria-hidden="true"
      className="rounded-sm border px-1.5 font-sans text-xs text-muted pointer-coarse:hidden"
    >
      {children}
    </kbd>
  );
}
