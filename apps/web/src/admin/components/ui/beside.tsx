import type { ReactNode } from "react";

/** What a page is about, with facts and lesser things beside it where there is room, and below it where there is none. */
export function Beside({ facts, children }: { readonly facts: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <div className={column}>{children}</div>
      <div className={column}>{facts}</div>
    </div>
  );
}

const column = "grid grid-cols-[minmax(0,1fr)] content-start gap-8";
