import { useNavigate, useSearch } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { ExportLink } from "../../components/ui/export-link.tsx";
import { NothingFound } from "../../components/ui/list.tsx";
import { Page } from "../../components/ui/page.tsx";
import { ImportLink } from "../imports/import-link.tsx";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { InvitationFilterBar } from "./invitation-filter-bar.tsx";
import { type InvitationFilters, invitationFilters, invitationInput } from "./invitation-filters.ts";
import { pageInOrganization } from "./invitation-link.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { useInvite } from "./invite.ts";

const here = "/signed-in/o/$organizationId/invitations/";

/** Every invitation of the organization, through whichever door. */
export function InvitationsPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const filters = invitationFilters(useSearch({ from: here }));
  const navigate = useNavigate();
  const invite = useInvite();
  const { can } = usePermissions();
  const asked = { organizationId, ...invitationInput(filters) };
  const to = (search: InvitationFilters) =>
    ({ to: "/o/$organizationId/invitations", params: { organizationId }, search }) as const;

  return (
    <Page
      actions={
        <>
          <ExportLink path="/invitations/export" search={asked} />
          {can("invitation.create") ? <ImportLink /> : null}
          {invite && (
            <Button onClick={() => invite()} variant="primary">
              <UserPlus aria-hidden="true" />
              Invite
            </Button>
          )}
        </>
      }
      title="Invitations"
    >
      <div className="grid gap-3">
        <InvitationFilterBar filters={filters} to={to} withDoors />
        <InvitationList
          as={null}
          empty={
            Object.values(filters).some(Boolean) ? (
              <NothingFound nouns="invitations" onClear={() => void navigate(to({}))} />
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
          filter={asked}
          page={pageInOrganization}
        />
      </div>
    </Page>
  );
}
