import type { InvitationKind, PlaceFilter } from "@foyer/contract/doors";
import { type LinkProps, useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { ExportLink } from "../../components/ui/export-link.tsx";
import { NothingFound } from "../../components/ui/list.tsx";
import { ImportLink } from "../imports/import-link.tsx";
import { doors } from "./doors/doors.ts";
import { InvitationFilterBar } from "./invitation-filter-bar.tsx";
import { type InvitationFilters, invitationFilters, invitationInput } from "./invitation-filters.ts";
import { InvitationList } from "./invitation-list.tsx";
import { termsHead } from "./invitation-terms.tsx";

/**
 * The invitations to one place, for those who manage it. Its filters stand in the URL, so the route around it validates its
 * search by `invitationFilters`.
 */
export function PlaceInvitations({
  organizationId,
  kind,
  filter,
  page,
  importsTo,
  action,
}: {
  readonly organizationId: string;
  readonly kind: InvitationKind;
  readonly filter: Omit<PlaceFilter, "kind">;
  readonly page: (invitationId: string) => LinkProps;
  /** The place, where the caller may invite to it: a file of people can be imported there. */
  readonly importsTo: string | null;
  /** What to do first where nobody was invited yet: the button that invites. */
  readonly action?: ReactNode;
}): ReactNode {
  const { kind: _, ...filters } = invitationFilters(useSearch({ strict: false }));
  const navigate = useNavigate();
  const asked = { organizationId, ...filter, ...invitationInput(filters) };
  const to = (search: InvitationFilters) => ({ to: ".", search }) as const;
  return (
    <div className="grid gap-3">
      <InvitationFilterBar filters={filters} to={to}>
        <ExportLink path="/invitations/export" search={asked} />
        {importsTo === null ? null : <ImportLink placeId={importsTo} />}
      </InvitationFilterBar>
      <InvitationList
        as={termsHead(doors[kind].terms)}
        empty={
          Object.values(filters).some(Boolean) ? (
            <NothingFound nouns="invitations" onClear={() => void navigate(to({}))} />
          ) : (
            <EmptyState action={action} title="Nobody has been invited yet">
              Paste one address or forty: each of them gets an e-mail with a link of their own, and you see
              here what becomes of it.
            </EmptyState>
          )
        }
        filter={asked}
        page={({ id }) => page(id)}
      />
    </div>
  );
}
