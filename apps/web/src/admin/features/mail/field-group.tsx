import type { ReactNode } from "react";

/** Fields that belong together, under their own headline. */
export function FieldGroup({
  title,
  lead,
  children,
}: {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
      <legend className="mb-3 text-sm font-semibold">{title}</legend>
      {lead ? <p className="-mt-2 text-sm text-muted">{lead}</p> : null}
      {children}
    </fieldset>
  );
}
