import { ChevronsUpDown } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { Mark } from "../../../mark.tsx";
import { useNewOrganization } from "../../features/organizations/new-organization.ts";
import { useOrganization } from "../../features/session/organization.ts";
import { useMe } from "../../features/session/session.ts";
import { lazyPart } from "../../lib/lazy-part.ts";

const load = () => import("./organization-menu.tsx");
const OrganizationMenu = lazyPart(async () => (await load()).OrganizationMenu);

/** Which organization this is; where there are others, or one may be founded, the way there. */
export function OrganizationSwitcher({ onNavigate }: { readonly onNavigate: () => void }) {
  const organization = useOrganization();
  const { organizations } = useMe();
  const found = useNewOrganization();
  const button = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  if (organizations.length < 2 && !found) {
    return (
      <p className="flex min-h-11 items-center gap-2.5 px-2.5 text-sm font-semibold">
        <Mark size={24} />
        <span className="min-w-0 truncate">{organization.name}</span>
      </p>
    );
  }
  return (
    <div className="grid" ref={place}>
      <button
        aria-expanded={open}
        aria-haspopup="menu"
        className="flex min-h-11 items-center gap-2.5 rounded-control px-2.5 text-left text-sm font-semibold hover:bg-sunken"
        onClick={() => setOpen(true)}
        onPointerEnter={() => void load()}
        ref={button}
        type="button"
      >
        <Mark size={24} />
        <span className="min-w-0 grow truncate">
          <span className="sr-only">Organization: </span>
          {organization.name}
        </span>
        <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
      </button>
      <Suspense>
        {open ? (
          <OrganizationMenu
            anchor={button}
            place={place}
            onClose={() => setOpen(false)}
            onNavigate={onNavigate}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
