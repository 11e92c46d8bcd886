import { Link, type LinkProps } from "@tanstack/react-router";
import { classNames } from "../../lib/class-names.ts";

type Tab = { readonly label: string; readonly count?: number | undefined } & LinkProps;

/** The parts of one thing, each a page with an address of its own: links, of which one leads to where one is. */
export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} data-tabs className="-mb-px flex flex-wrap gap-x-5 border-b">
      {tabs.map(({ label: name, count, ...link }) => (
        <Link
          {...link}
          className={classNames(
            "-mb-px inline-flex min-h-10 items-center gap-2 border-b-2 border-transparent text-sm text-muted transition-colors hover:text-ink",
            "aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:min-h-11",
          )}
          key={name}
          resetScroll={false}
        >
          {name}
          {count ? (
            <span className="text-xs text-muted tabular-nums">{count.toLocaleString("en")}</span>
          ) : null}
        </Link>
      ))}
    </nav>
  );
}
