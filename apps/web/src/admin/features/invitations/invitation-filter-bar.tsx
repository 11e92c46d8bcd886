import { useQuery } from "@tanstack/react-query";
import { Link, type LinkProps, useNavigate } from "@tanstack/react-router";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "../../components/ui/button.tsx";
import { FilterBar, FilterSelect, StatusPills } from "../../components/ui/filter-bar.tsx";
import { SearchBox } from "../../components/ui/search-box.tsx";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { doors } from "./doors/doors.ts";
import type { InvitationFilters } from "./invitation-filters.ts";
import { invitationStatuses } from "./invitation-status.tsx";

/** What narrows a list of invitations, above it. What is chosen elsewhere can be taken away here. */
export function InvitationFilterBar({
  filters,
  to,
  withDoors = false,
  children,
}: {
  readonly filters: InvitationFilters;
  /** The same list with other filters. */
  readonly to: (filters: InvitationFilters) => LinkProps;
  /** Whether it has invitations to various places. */
  readonly withDoors?: boolean;
  /** What stands beside the filters. */
  readonly children?: ReactNode;
}): ReactNode {
  const navigate = useNavigate();
  const { importId, inviterId, attention } = filters;
  return (
    <>
      <FilterBar
        pills={<StatusPills statuses={invitationStatuses} to={(status) => to({ ...filters, status })} />}
      >
        {withDoors ? (
          <FilterSelect
            any="Every door"
            label="Door"
            onChoose={(kind) => void navigate(to({ ...filters, kind }))}
            options={doors}
            value={filters.kind}
          />
        ) : null}
        <SearchBox
          label="Search name or address"
          onSearch={(search) => void navigate({ ...to({ ...filters, search }), replace: true })}
          value={filters.search ?? ""}
        />
        {children}
      </FilterBar>
      {importId || inviterId || attention ? (
        <ul aria-label="Only" className="flex flex-wrap gap-2">
          {importId ? (
            <Chip to={to({ ...filters, importId: undefined })}>
              <ImportName importId={importId} />
            </Chip>
          ) : null}
          {inviterId ? (
            <Chip to={to({ ...filters, inviterId: undefined })}>
              <InviterName userId={inviterId} />
            </Chip>
          ) : null}
          {attention ? <Chip to={to({ ...filters, attention: undefined })}>Needs attention</Chip> : null}
        </ul>
      ) : null}
    </>
  );
}

function Chip({ to, children }: { readonly to: LinkProps; readonly children: ReactNode }) {
  return (
    <li className="max-w-full">
      <Link {...to} className={`${buttonClass({ size: "small" })} max-w-full`}>
        <span className="truncate">{children}</span>
        <X aria-hidden="true" />
        <span className="sr-only">, show all instead</span>
      </Link>
    </li>
  );
}

function ImportName({ importId }: { readonly importId: string }) {
  const { data } = useQuery({ ...trpc.invitations.imports.get.queryOptions({ importId }), retry: false });
  return data?.fileName ? `From ${data.fileName}` : "From one file";
}

function InviterName({ userId }: { readonly userId: string }) {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const { data } = useQuery({
    ...trpc.people.get.queryOptions({ organizationId, userId }),
    enabled: can("person.list"),
    retry: false,
  });
  return data ? `Invited by ${data.name}` : "Invited by one person";
}
