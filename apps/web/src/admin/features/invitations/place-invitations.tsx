import type { InvitationKind, PlaceFilter } from "@foyer/contract/doors";
import type { Invitation } from "@foyer/contract/invitations";
import { type LinkProps, useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FilterBar, StatusPills } from "../../components/ui/filter-bar.tsx";
import { List, NothingFound } from "../../components/ui/list.tsx";
import { SearchBox } from "../../components/ui/search-box.tsx";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { doors } from "./doors/doors.ts";
import { invitationFilters } from "./invitation-filters.ts";
import { invitationStatuses } from "./invitation-status.tsx";
import { termsHead } from "./invitation-terms.tsx";
import { InvitationsTable } from "./invitations-table.tsx";

/**
 * The invitations to one place. Its filters stand in the URL, so the route around it validates its search by
 * `invitationFilters`.
 */
export function PlaceInvitations({
  organizationId,
  kind,
  filter,
  page,
  action,
}: {
  readonly organizationId: string;
  readonly kind: InvitationKind;
  readonly filter: Omit<PlaceFilter, "kind">;
  readonly page: (invitationId: string) => LinkProps;
  /** What to do first where nobody was invited yet: the button that invites. */
  readonly action?: ReactNode;
}): ReactNode {
  const { status, search } = invitationFilters(useSearch({ strict: false }));
  const navigate = useNavigate();
  const input = { organizationId, ...filter, status, search };
  const listing = usePagedQuery<Invitation>({
    queryKey: trpc.invitations.list.infiniteQueryKey(input),
    load: (cursor, signal) =>
      client.invitations.list.query({ ...input, ...(cursor && { cursor }) }, { signal }),
  });
  return (
    <div className="grid gap-3">
      <FilterBar
        pills={
          <StatusPills
            statuses={invitationStatuses}
            to={(chosen) => ({ to: ".", search: { search, status: chosen } })}
          />
        }
      >
        <SearchBox
          label="Search name or address"
          onSearch={(words) => void navigate({ to: ".", search: { status, search: words }, replace: true })}
          value={search ?? ""}
        />
      </FilterBar>
      <List
        empty={
          status || search ? (
            <NothingFound nouns="invitations" onClear={() => void navigate({ to: ".", search: {} })} />
          ) : (
            <EmptyState action={action} title="Nobody has been invited yet">
              Paste one address or forty: each of them gets an e-mail with a link of their own, and you see
              here what becomes of it.
            </EmptyState>
          )
        }
        listing={listing}
        noun="invitation"
        nouns="invitations"
      >
        {(invitations) => (
          <InvitationsTable as={termsHead(doors[kind].terms)} invitations={invitations} page={page} />
        )}
      </List>
    </div>
  );
}
