import type { ReactNode } from "react";

/** Nothing is here yet: says so, and what to do first. */
export function EmptyState({
  title,
  children,
  action,
}: {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-2 rounded-card border border-dashed px-6 py-12 text-center">
      <p className="text-sm font-medium">{title}</p>
      {children ? <div className="max-w-md text-sm text-balance text-muted">{children}</div> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
