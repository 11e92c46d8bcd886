import { type ReactNode, useEffect } from "react";
import { Mark } from "../../../mark.tsx";

/** The frame of the pages before one is in: a headline, what to know, and a form. */
export function DoorFrame({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Foyer`;
  }, [title]);
  return (
    <main className="mx-auto grid min-h-dvh w-full max-w-sm grid-cols-[minmax(0,1fr)] content-center gap-6 px-4 py-12">
      <div className="grid gap-4">
        <Mark size={36} />
        <div className="grid gap-1">
          <h1 className="text-xl font-semibold tracking-tight outline-none" tabIndex={-1}>
            {title}
          </h1>
          {lead ? <div className="text-sm wrap-anywhere text-muted">{lead}</div> : null}
        </div>
      </div>
      {children}
    </main>
  );
}

/** The dress of a form on such a page. */
export const doorFormClass = "grid gap-4 rounded-card border bg-surface p-5 sm:p-6";

/** A link inside a sentence. */
export const textLinkClass =
  "rounded-control font-medium text-ink underline decoration-edge underline-offset-3 hover:decoration-ink";
