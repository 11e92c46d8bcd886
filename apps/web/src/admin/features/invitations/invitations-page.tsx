import type { Invitation } from "@foyer/contract/invitations";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FilterBar, FilterSelect, StatusPills } from "../../components/ui/filter-bar.tsx";
import { List, NothingFound, rowClass, Table } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Page } from "../../components/ui/page.tsx";
import { SearchBox } from "../../components/ui/search-box.tsx";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { doors } from "./doors/doors.ts";
import { doorInWords, doorName } from "./invitation-door.tsx";
import { invitationFilters } from "./invitation-filters.ts";
import { InvitationLink } from "./invitation-link.tsx";
import { InvitationStatusBadge, invitationStatuses } from "./invitation-status.tsx";
import { InvitationTerms } from "./invitation-terms.tsx";
import { useInvite } from "./invite.ts";

const here = "/signed-in/o/$organizationId/invitations/";

export function InvitationsPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const filters = invitationFilters(useSearch({ from: here }));
  const navigate = useNavigate();
  const invite = useInvite();
  const input = { organizationId, ...filters };
  const listing = usePagedQuery<Invitation>({
    queryKey: trpc.invitations.list.infiniteQueryKey(input),
    load: (cursor, signal) =>
      client.invitations.list.query({ ...input, ...(cursor && { cursor }) }, { signal }),
  });
  const toList = { to: "/o/$organizationId/invitations", params: { organizationId } } as const;
  const filtered = Object.values(filters).some(Boolean);

  return (
    <Page
      actions={
        invite && (
          <Button onClick={() => invite()} variant="primary">
            <UserPlus aria-hidden="true" />
            Invite
          </Button>
        )
      }
      title="Invitations"
    >
      <div className="grid gap-3">
        <FilterBar
          pills={
            <StatusPills
              statuses={invitationStatuses}
              to={(status) => ({ ...toList, search: { ...filters, status } })}
            />
          }
        >
          <FilterSelect
            any="Every door"
            label="Door"
            onChoose={(kind) => void navigate({ ...toList, search: { ...filters, kind } })}
            options={doors}
            value={filters.kind}
          />
          <SearchBox
            label="Search name or address"
            onSearch={(search) => void navigate({ ...toList, search: { ...filters, search }, replace: true })}
            value={filters.search ?? ""}
          />
        </FilterBar>
        <List
          empty={
            filtered ? (
              <NothingFound nouns="invitations" onClear={() => void navigate({ ...toList, search: {} })} />
            ) : (
              <EmptyState
                action={
                  invite && (
                    <Button onClick={() => invite()} variant="primary">
                      Invite your first colleague
                    </Button>
                  )
                }
                title="Nobody has been invited yet"
              >
                An invitation is an e-mail with a link. Whoever opens it in time may join.
              </EmptyState>
            )
          }
          listing={listing}
          noun="invitation"
          nouns="invitations"
        >
          {(items) => (
            <Table
              heads={[
                { label: "Invitee" },
                { label: "Status", className: "w-36" },
                { label: "To", className: "hidden w-56 md:table-cell" },
                { label: "Invited", className: "hidden w-36 xl:table-cell" },
                { label: "Until", className: "hidden w-36 lg:table-cell" },
              ]}
              label="Invitations"
            >
              {items.map((invitation) => (
                <InvitationRow invitation={invitation} key={invitation.id} />
              ))}
            </Table>
          )}
        </List>
      </div>
    </Page>
  );
}

function InvitationRow({ invitation }: { readonly invitation: Invitation }) {
  const { status, fullName, email, createdAt, expiresAt } = invitation;
  return (
    <tr className={rowClass}>
      <td>
        <InvitationLink invitation={invitation} />
        <span className="block truncate text-xs text-muted">
          <span className="md:hidden">
            {doorInWords(invitation)}
            {fullName ? " · " : null}
          </span>
          {fullName ? email : null}
        </span>
      </td>
      <td className="w-32 sm:w-36">
        <InvitationStatusBadge invitation={invitation} />
      </td>
      <td className="hidden text-muted md:table-cell">
        <span className="block truncate text-ink">{doorName(invitation)}</span>
        <span className="block truncate text-xs">
          <InvitationTerms invitation={invitation} />
        </span>
      </td>
      <td className="hidden text-muted xl:table-cell">
        <Moment at={createdAt} date="below" />
      </td>
      <td className="hidden text-muted lg:table-cell">
        {status === "pending" ? <Moment at={expiresAt} date="below" /> : <span aria-label="closed">–</span>}
      </td>
    </tr>
  );
}
