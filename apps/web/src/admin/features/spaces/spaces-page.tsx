import type { Space } from "@foyer/contract/spaces";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { FolderPlus } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FilterBar } from "../../components/ui/filter-bar.tsx";
import { List, NothingFound, rowClass, rowLinkClass, Table } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Page } from "../../components/ui/page.tsx";
import { SearchBox } from "../../components/ui/search-box.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { plural } from "../../lib/moment.ts";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { ownRoleWords } from "./own-role.ts";
import { spaceFilters } from "./space-filters.ts";

const NewSpaceDialog = lazyPart(async () => (await import("./new-space-dialog.tsx")).NewSpaceDialog);
const here = "/signed-in/o/$organizationId/spaces/";

/** The spaces that let the caller in; all of them for those who manage the organization. */
export function SpacesPage(): ReactNode {
  const { id: organizationId, name } = useOrganization();
  const { can } = usePermissions();
  const { search } = spaceFilters(useSearch({ from: here }));
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  const input = { organizationId, search };
  const listing = usePagedQuery<Space>({
    queryKey: trpc.spaces.list.infiniteQueryKey(input),
    load: (cursor, signal) => client.spaces.list.query({ ...input, ...(cursor && { cursor }) }, { signal }),
  });
  const searchFor = (words: string | undefined) =>
    void navigate({
      to: "/o/$organizationId/spaces",
      params: { organizationId },
      search: { search: words },
      replace: true,
    });
  const make = can("space.create") ? (
    <Button onClick={() => setMaking(true)} variant="primary">
      <FolderPlus aria-hidden="true" />
      New space
    </Button>
  ) : null;

  return (
    <Page
      actions={make}
      lead={can("space.manageAll") ? "Every space; you count as a custodian of each." : null}
      title="Spaces"
    >
      <div className="grid gap-3">
        <FilterBar>
          <SearchBox label="Search name" onSearch={searchFor} value={search ?? ""} />
        </FilterBar>
        <List
          empty={
            search ? (
              <NothingFound nouns="spaces" onClear={() => searchFor(undefined)} />
            ) : (
              <NoSpaces make={make} organization={name} />
            )
          }
          listing={listing}
          noun="space"
          nouns="spaces"
        >
          {(spaces) => (
            <Table
              heads={[
                { label: "Space" },
                { label: "Members", className: "w-28" },
                { label: "Your role", className: "hidden w-36 md:table-cell" },
                { label: "Made", className: "hidden w-36 lg:table-cell" },
              ]}
              label="Spaces"
            >
              {spaces.map((space) => (
                <SpaceRow key={space.id} space={space} />
              ))}
            </Table>
          )}
        </List>
      </div>
      <Suspense>{making ? <NewSpaceDialog onClose={() => setMaking(false)} /> : null}</Suspense>
    </Page>
  );
}

function NoSpaces({ make, organization }: { readonly make: ReactNode; readonly organization: string }) {
  return make ? (
    <EmptyState action={make} title="There is no space yet">
      A space is a place for some of the people of {organization}, and for guests whom you invite to it alone.
      Make one, then invite people to it.
    </EmptyState>
  ) : (
    <EmptyState title="No space lets you in any more">
      You see here what somebody invites you to. Ask whoever let you in before for another invitation.
    </EmptyState>
  );
}

function SpaceRow({ space }: { readonly space: Space }) {
  const { id, organizationId, name, memberCount, createdAt } = space;
  const { role: mine } = useOrganization();
  const role = ownRoleWords(space, mine);
  return (
    <tr className={rowClass}>
      <td>
        <Link
          className={rowLinkClass}
          params={{ organizationId, spaceId: id }}
          to="/o/$organizationId/spaces/$spaceId"
        >
          {name}
        </Link>
        <span className="block truncate text-xs text-muted md:hidden">{role}</span>
      </td>
      <td className="w-28 text-muted">
        <span className="sm:hidden">{plural(memberCount, "member")}</span>
        <span className="hidden sm:inline">{memberCount.toLocaleString("en")}</span>
      </td>
      <td className="hidden text-muted md:table-cell">{role}</td>
      <td className="hidden text-muted lg:table-cell">
        <Moment at={createdAt} date="below" />
      </td>
    </tr>
  );
}
