import { type ReactNode, use } from "react";
import { OrganizationContext } from "./organization.ts";

/** The landmark around a page: inside an organization's frame it is there already. */
export function Landmark({ children }: { readonly children: ReactNode }) {
  return use(OrganizationContext) ? children : <main className="mx-auto w-full max-w-6xl">{children}</main>;
}
