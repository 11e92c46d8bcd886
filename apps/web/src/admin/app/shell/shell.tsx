import { Menu as MenuIcon, Search, UserPlus, WifiOff } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Mark } from "../../../mark.tsx";
import { Button } from "../../components/ui/button.tsx";
import { InviteContext, type InviteDraft } from "../../features/invitations/invite.ts";
import { NewOrganizationContext } from "../../features/organizations/new-organization.ts";
import { useOrganization, usePermissions } from "../../features/session/organization.ts";
import { useMe } from "../../features/session/session.ts";
import { useShortcutsSwitch } from "../../features/session/shortcuts.ts";
import { useCommandKey, useHotkey } from "../../lib/hotkey.ts";
import { lazyPart } from "../../lib/lazy-part.ts";
import { useOnline } from "../../lib/online.ts";
import { can, canInSpace } from "../../lib/permissions.ts";
import { navigation } from "../navigation.ts";
import { Sidebar } from "./sidebar.tsx";

const InviteDialog = lazyPart(
  async () => (await import("../../features/invitations/invite-dialog.tsx")).InviteDialog,
);
const NewOrganizationDialog = lazyPart(
  async () =>
    (await import("../../features/organizations/new-organization-dialog.tsx")).NewOrganizationDialog,
);
const Live = lazyPart(async () => (await import("../../components/live.tsx")).Live);
const loadPalette = () => import("../../features/palette/palette.tsx");
const Palette = lazyPart(async () => (await loadPalette()).Palette);
const Sheet = lazyPart(async () => (await import("../../components/ui/sheet.tsx")).Sheet);

/** The frame of every page of an organization: where one can go, who one is, and the way to invite from anywhere. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const organization = useOrganization();
  const { organizations, spaces } = useMe();
  const permissions = usePermissions();
  const [draft, setDraft] = useState<InviteDraft | null>(null);
  const [founding, setFounding] = useState(false);
  const [sheet, setSheet] = useState(false);
  const [palette, setPalette] = useState(false);
  const shortcuts = useShortcutsSwitch();

  const mayInvite =
    permissions.can("invitation.create") ||
    spaces.some(
      (own) =>
        own.organizationId === organization.id &&
        canInSpace(own.role, "invitation.create", organization.role),
    );
  const mayFound = organizations.some(({ role }) => can(role, "organization.create"));
  // Whoever may organize events may invite to theirs; which these are, the dialog finds out.
  const invite =
    mayInvite || permissions.can("event.organize") ? (next: InviteDraft = {}) => setDraft(next) : null;
  useHotkey("i", () => setDraft({}), mayInvite && shortcuts[0]);
  useCommandKey("k", "[data-palette]", () => setPalette(!palette));

  const sidebar = (
    <Sidebar
      onInvite={
        mayInvite
          ? () => {
              setSheet(false);
              setDraft({});
            }
          : null
      }
      onNavigate={() => setSheet(false)}
      onPaletteNear={() => void loadPalette()}
      onSearch={() => {
        setSheet(false);
        setPalette(true);
      }}
      shortcuts={shortcuts}
    />
  );

  return (
    <InviteContext value={invite}>
      <NewOrganizationContext value={mayFound ? () => setFounding(true) : null}>
        <a
          className="sr-only z-70 rounded-control bg-accent px-4 py-2 text-sm font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
          href="#main"
          onClick={(event) => {
            event.preventDefault(); // the fragment is not part of any page's address
            document.querySelector<HTMLElement>("#main")?.focus();
          }}
        >
          Skip to the content
        </a>
        <div className="min-h-dvh lg:grid lg:grid-cols-[15rem_minmax(0,1fr)] print:block">
          <aside className="sticky top-0 hidden h-dvh overflow-y-auto lg:flex lg:flex-col print:hidden">
            {sidebar}
          </aside>
          <header className="sticky top-0 z-30 flex items-center gap-2 border-b bg-paper px-2 py-1.5 lg:hidden print:hidden">
            <Button
              aria-expanded={sheet}
              aria-label="Menu"
              onClick={() => setSheet(true)}
              size="icon"
              variant="quiet"
            >
              <MenuIcon aria-hidden="true" />
            </Button>
            <Mark size={22} />
            <span className="min-w-0 grow truncate text-sm font-medium">{organization.name}</span>
            <Button aria-label="Search" onClick={() => setPalette(true)} size="icon" variant="quiet">
              <Search aria-hidden="true" />
            </Button>
            {mayInvite ? (
              <Button aria-label="Invite" onClick={() => setDraft({})} size="icon" variant="quiet">
                <UserPlus aria-hidden="true" />
              </Button>
            ) : null}
          </header>
          <main
            className="min-w-0 bg-surface outline-none max-lg:min-h-[calc(100dvh-3rem)] lg:border-l"
            id="main"
            tabIndex={-1}
          >
            <OfflineNotice />
            <Suspense>
              {permissions.can("audit.view") ? <Live organizationId={organization.id} /> : null}
            </Suspense>
            {children}
          </main>
        </div>
        <Suspense>
          {sheet ? (
            <Sheet label="Menu" onClose={() => setSheet(false)}>
              {sidebar}
            </Sheet>
          ) : null}
          {draft ? <InviteDialog draft={draft} onClose={() => setDraft(null)} /> : null}
          {palette ? (
            <Palette onClose={() => setPalette(false)} pages={navigation} shortcuts={shortcuts} />
          ) : null}
          {founding ? <NewOrganizationDialog onClose={() => setFounding(false)} /> : null}
        </Suspense>
      </NewOrganizationContext>
    </InviteContext>
  );
}

function OfflineNotice() {
  const online = useOnline();
  return (
    <div role="status">
      {online ? null : (
        <p className="flex items-center justify-center gap-2 bg-warning-wash px-4 py-2 text-sm">
          <WifiOff aria-hidden="true" className="size-4 shrink-0 text-warning" />
          You are offline. What you see may be old; nothing can be saved until you are back.
        </p>
      )}
    </div>
  );
}
