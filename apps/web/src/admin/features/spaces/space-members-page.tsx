import type { SpaceMember } from "@foyer/contract/spaces";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FilterBar, FilterSelect } from "../../components/ui/filter-bar.tsx";
import { List, NothingFound } from "../../components/ui/list.tsx";
import { Section } from "../../components/ui/page.tsx";
import { SearchBox } from "../../components/ui/search-box.tsx";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { spaceRoles } from "../../lib/space-roles.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { LeaveSpace } from "./leave-space.tsx";
import { type MemberFilters, memberFilters } from "./space-filters.ts";
import { SpaceFrame } from "./space-frame.tsx";
import { SpaceMembersTable } from "./space-members-table.tsx";

const here = "/signed-in/o/$organizationId/spaces/$spaceId/";

/** Who is in a space. */
export function SpaceMembersPage(): ReactNode {
  return (
    <SpaceFrame>
      {({ space, rights, invite }) => (
        <>
          <Members
            invite={invite}
            manages={rights.can("space.setRole")}
            organizationId={space.organizationId}
            spaceId={space.id}
          >
            {(members) => <SpaceMembersTable members={members} rights={rights} space={space} />}
          </Members>
          {space.role && !rights.can("space.update") ? (
            <div className="border-t pt-6">
              <Section title="Leave">
                <LeaveSpace space={space} />
              </Section>
            </div>
          ) : null}
        </>
      )}
    </SpaceFrame>
  );
}

function Members({
  organizationId,
  spaceId,
  manages,
  invite,
  children,
}: {
  readonly organizationId: string;
  readonly spaceId: string;
  readonly manages: boolean;
  readonly invite: ReactNode;
  readonly children: (members: readonly SpaceMember[]) => ReactNode;
}) {
  const filters = memberFilters(useSearch({ from: here }));
  const navigate = useNavigate();
  const input = { spaceId, ...filters };
  const listing = usePagedQuery<SpaceMember>({
    queryKey: trpc.spaces.members.list.infiniteQueryKey(input),
    load: (cursor, signal) =>
      client.spaces.members.list.query({ ...input, ...(cursor && { cursor }) }, { signal }),
  });
  const listOf = (search: MemberFilters) =>
    void navigate({
      to: "/o/$organizationId/spaces/$spaceId",
      params: { organizationId, spaceId },
      search,
      replace: true,
    });
  return (
    <div className="grid gap-3">
      <FilterBar>
        <FilterSelect
          any="Any role"
          label="Role"
          onChoose={(role) => listOf({ ...filters, role })}
          options={spaceRoles}
          value={filters.role}
        />
        <SearchBox
          label={manages ? "Search name or address" : "Search name"}
          onSearch={(search) => listOf({ ...filters, search })}
          value={filters.search ?? ""}
        />
      </FilterBar>
      <List
        empty={
          filters.role || filters.search ? (
            <NothingFound nouns="members" onClear={() => listOf({})} />
          ) : (
            <EmptyState action={invite} title="Nobody is in this space">
              Invite somebody as a custodian, so that it is in somebody's care.
            </EmptyState>
          )
        }
        listing={listing}
        noun="member"
        nouns="members"
      >
        {children}
      </List>
    </div>
  );
}
