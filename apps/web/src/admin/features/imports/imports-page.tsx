import type { ImportRun } from "@foyer/contract/imports";
import { Link, useSearch } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import type { ReactNode } from "react";
import { BackLink } from "../../components/ui/back-link.tsx";
import { buttonClass } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { List, rowClass, rowLinkClass, Table } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Page } from "../../components/ui/page.tsx";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { importListFilters } from "./import-filters.ts";
import { isUnderWay } from "./import-progress.ts";
import { ImportStatusBadge } from "./import-status.tsx";

const here = "/signed-in/o/$organizationId/imports/";

/** The files that were imported into the organization and its places, or into one of these. */
export function ImportsPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const { spaceId, eventId } = importListFilters(useSearch({ from: here }));
  const placeId = spaceId ?? eventId;
  const input = { organizationId, ...(spaceId && { spaceId }), ...(eventId && { eventId }) };
  const listing = usePagedQuery<ImportRun>({
    queryKey: trpc.invitations.imports.list.infiniteQueryKey(input),
    load: (cursor, signal) =>
      client.invitations.imports.list.query({ ...input, ...(cursor && { cursor }) }, { signal }),
    lookAgain: (runs) => (runs.some(isUnderWay) ? 3_000 : false),
  });
  const start = (
    <Link
      className={buttonClass({ variant: "primary" })}
      params={{ organizationId }}
      search={{ placeId }}
      to="/o/$organizationId/imports/new"
    >
      <FileUp aria-hidden="true" />
      Import a file
    </Link>
  );
  return (
    <Page
      {...(can("invitation.view") && {
        above: (
          <BackLink params={{ organizationId }} to="/o/$organizationId/invitations">
            Invitations
          </BackLink>
        ),
      })}
      actions={start}
      title="Imports"
    >
      <List
        empty={
          <EmptyState action={start} title="No file has been imported yet">
            Invite a whole spreadsheet at once. You see what becomes of every row before anything is sent, and
            may take it all back afterwards.
          </EmptyState>
        }
        listing={listing}
        noun="import"
        nouns="imports"
      >
        {(runs) => (
          <Table
            heads={[
              { label: "File" },
              { label: "State", className: "w-40" },
              { label: "Invited", className: "hidden w-24 sm:table-cell" },
              { label: "Accepted", className: "hidden w-24 md:table-cell" },
              { label: "When", className: "hidden w-36 lg:table-cell" },
            ]}
            label="Imports"
          >
            {runs.map((run) => (
              <ImportLine key={run.id} run={run} />
            ))}
          </Table>
        )}
      </List>
    </Page>
  );
}

function ImportLine({ run }: { readonly run: ImportRun }) {
  const { id: importId, organizationId, fileName, space, event, importedBy, created, accepted } = run;
  const place = space ?? event;
  return (
    <tr className={rowClass}>
      <td>
        <Link
          className={rowLinkClass}
          params={{ organizationId, importId }}
          to="/o/$organizationId/imports/$importId"
        >
          {fileName ?? "A file"}
        </Link>
        <span className="block truncate text-xs text-muted">
          {[place?.name, importedBy?.name].filter(Boolean).join(" · ")}
        </span>
      </td>
      <td className="w-40">
        <ImportStatusBadge run={run} />
      </td>
      <td className="hidden text-muted tabular-nums sm:table-cell">{created.toLocaleString("en")}</td>
      <td className="hidden text-muted tabular-nums md:table-cell">{accepted.toLocaleString("en")}</td>
      <td className="hidden text-muted lg:table-cell">
        <Moment at={run.createdAt} date="below" past />
      </td>
    </tr>
  );
}
