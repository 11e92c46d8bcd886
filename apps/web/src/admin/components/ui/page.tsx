import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import { classNames } from "../../lib/class-names.ts";

/** The frame of every page: its name in the tab and as headline, what one can do here, and the rest. */
export function Page({
  title,
  above,
  lead,
  actions,
  narrow = false,
  children,
}: {
  readonly title: string;
  /** The way back to where this page belongs. */
  readonly above?: ReactNode;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  /** For text and forms: lines that are not too long to read. */
  readonly narrow?: boolean;
  readonly children?: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Foyer`;
  }, [title]);
  const headline = useHeadline();
  return (
    <div className={classNames(pageClass, narrow && "*:max-w-2xl")}>
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-4">
        {above ? <div className="-mb-2 basis-full">{above}</div> : null}
        <div className="grid min-w-0 gap-1">
          {/* Where the focus goes after every change of page. */}
          <h1
            className="text-xl font-semibold tracking-tight wrap-anywhere outline-none"
            ref={headline}
            tabIndex={-1}
          >
            {title}
          </h1>
          {lead ? <div className="text-sm text-muted">{lead}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap gap-2">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

let lostFocus = false;

/** Hands the focus on where one headline takes the place of another, as when what a page is about has come. */
function useHeadline() {
  const headline = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    const shown = headline.current;
    if (lostFocus && document.activeElement === document.body) shown?.focus({ preventScroll: true });
    lostFocus = false;
    return () => {
      lostFocus = shown !== null && document.activeElement === shown;
    };
  }, []);
  return headline;
}

/** The measure of every page, so that headlines stand at the same place. */
export const pageClass =
  "mx-auto grid w-full max-w-6xl grid-cols-[minmax(0,1fr)] gap-6 px-4 py-6 sm:px-8 sm:py-8 lg:gap-8";

/** A part of a page under its own headline. */
export function Section({
  title,
  lead,
  action,
  takesFocus = false,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly action?: ReactNode;
  /** Where it takes the place of what had the focus. */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}) {
  const headline = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) headline.current?.focus();
  }, [takesFocus]);
  return (
    <section className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-3">
      <header className="flex min-h-6 items-baseline justify-between gap-4">
        <div className="grid gap-0.5">
          <h2
            className="text-sm font-semibold wrap-anywhere outline-none"
            ref={headline}
            {...(takesFocus && { tabIndex: -1 })}
          >
            {title}
          </h2>
          {lead ? <p className="text-sm text-muted">{lead}</p> : null}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
