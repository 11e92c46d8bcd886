import { ChevronsUpDown } from "lucide-react";
import { Suspense, useRef, useState } from "react";
import { useWaitingCount } from "../../features/account/own-invitations-query.ts";
import { useUser } from "../../features/session/session.ts";
import { lazyPart } from "../../lib/lazy-part.ts";

const load = () => import("./account-menu-content.tsx");
const AccountMenuContent = lazyPart(async () => (await load()).AccountMenuContent);

/** Who is signed in, and what is theirs alone. */
export function AccountMenu(props: {
  readonly onNavigate: () => void;
  readonly shortcuts: readonly [boolean, (on: boolean) => void];
}) {
  const user = useUser();
  const waiting = useWaitingCount();
  const button = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  return (
    <div className="grid" ref={place}>
      <button
        aria-expanded={open}
        aria-haspopup="menu"
        className="flex min-h-11 w-full items-center gap-2.5 rounded-control px-2.5 py-1.5 text-left text-sm hover:bg-sunken"
        onClick={() => setOpen(true)}
        onPointerEnter={() => void load()}
        ref={button}
        type="button"
      >
        <span
          aria-hidden="true"
          className="grid size-6 shrink-0 place-items-center rounded-full bg-accent-wash text-xs font-semibold text-accent"
        >
          {[...user.name][0]?.toUpperCase()}
        </span>
        <span className="min-w-0 grow truncate">
          <span className="sr-only">Account: </span>
          {user.name}
        </span>
        {waiting ? (
          <span className="shrink-0 rounded-full bg-accent px-1.5 text-xs font-semibold text-on-accent tabular-nums">
            {waiting}
            <span className="sr-only"> waiting for you</span>
          </span>
        ) : null}
        <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
      </button>
      <Suspense>
        {open ? (
          <AccountMenuContent {...props} anchor={button} place={place} onClose={() => setOpen(false)} />
        ) : null}
      </Suspense>
    </div>
  );
}
