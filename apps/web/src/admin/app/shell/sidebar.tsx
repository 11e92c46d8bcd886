import { Link } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { Button } from "../../components/ui/button.tsx";
import { useOrganization, usePermissions } from "../../features/session/organization.ts";
import { navigation } from "../navigation.ts";
import { AccountMenu } from "./account-menu.tsx";
import { OrganizationSwitcher } from "./organization-switcher.tsx";

/** Where one is and can go. Stands beside the page, or in a sheet where there is no room. */
export function Sidebar({
  onInvite,
  onNavigate,
  shortcuts,
}: {
  readonly onInvite: (() => void) | null;
  readonly onNavigate: () => void;
  readonly shortcuts: readonly [boolean, (on: boolean) => void];
}) {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  return (
    <div className="flex grow flex-col gap-4 p-3">
      <OrganizationSwitcher onNavigate={onNavigate} />
      {onInvite ? (
        <Button onClick={onInvite} {...(shortcuts[0] && { "aria-keyshortcuts": "i" })}>
          <UserPlus aria-hidden="true" />
          <span className="grow text-left">Invite</span>
          {shortcuts[0] ? (
            <kbd
              aria-hidden="true"
              className="rounded-sm border px-1.5 font-sans text-xs text-muted pointer-coarse:hidden"
            >
              I
            </kbd>
          ) : null}
        </Button>
      ) : null}
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
