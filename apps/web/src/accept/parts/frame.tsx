import type { ReactNode } from "react";
import { Mark } from "../../mark.tsx";
import { words } from "../words.ts";

/** What surrounds every state: the mark above, the page's one main region below it. */
export function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <header>
        <Mark size={22} />
        {words.product}
      </header>
      <main>{children}</main>
    </>
  );
}
