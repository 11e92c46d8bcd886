import type { InvitationKind } from "@foyer/contract/doors";
import type { ReactNode } from "react";
import { BackLink } from "../../components/ui/back-link.tsx";
import { doors } from "../invitations/doors/doors.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";

/** Leads to the list that an import stands in: the organization's; for whoever may not see that, the one of its place. */
export function ToImports({
  place,
}: {
  readonly place: { readonly kind: InvitationKind; readonly id: string } | null;
}): ReactNode {
  const { id: organizationId } = useOrganization();
  const seesAll = usePermissions().can("invitation.view");
  const field = place && doors[place.kind].idField;
  if (!seesAll && !field) return null;
  return (
    <BackLink
      params={{ organizationId }}
      search={seesAll || !field ? {} : { [field]: place.id }}
      to="/o/$organizationId/imports"
    >
      Imports
    </BackLink>
  );
}
