import { createContext, use } from "react";

/** Opens the dialog for another organization; `null` where the caller may not found one. Provided by the shell. */
export const NewOrganizationContext = createContext<(() => void) | null>(null);

export function useNewOrganization(): (() => void) | null {
  return use(NewOrganizationContext);
}
