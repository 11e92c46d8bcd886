import { type ReactNode, useEffect, useRef } from "react";

/** One step of the set-up, under its number. */
export function Step({
  number,
  title,
  lead,
  focused = false,
  children,
}: {
  readonly number: 1 | 2 | 3;
  readonly title: string;
  readonly lead: string;
  /** Takes the place of what had the focus. */
  readonly focused?: boolean;
  readonly children: ReactNode;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focused) heading.current?.focus();
  }, [focused]);
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <header className="grid gap-1">
        <p className="text-xs text-muted">Step {number} of 3</p>
        <h2 className="text-sm font-semibold outline-none" ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <p className="text-sm text-muted">{lead}</p>
      </header>
      {children}
    </section>
  );
}
