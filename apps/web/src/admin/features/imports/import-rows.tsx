import type { ImportRow } from "@foyer/contract/imports";
import { Link } from "@tanstack/react-router";
import type { ComponentProps, ReactNode } from "react";
import { rowClass, rowLinkClass } from "../../components/ui/list.tsx";
import { LongTable } from "../../components/ui/long-table.tsx";
import { usePermissions } from "../session/organization.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";

type Row = ImportRow & { readonly invitationId?: string | null };

/** Rows of a file, each with what becomes of it; those that were invited lead to their invitations. */
export function ImportRows({
  rows,
  listing,
  organizationId,
}: {
  readonly rows: readonly Row[];
  readonly listing: ComponentProps<typeof LongTable>["listing"];
  /** Where their invitations are, once there are any. */
  readonly organizationId?: string;
}): ReactNode {
  return (
    <LongTable
      heads={[
        { label: "Line", className: "w-16" },
        { label: "Person" },
        { label: "What becomes of it", className: "w-1/2" },
      ]}
      items={rows}
      keyOf={({ line }) => String(line)}
      label="Rows of the file"
      listing={listing}
    >
      {({ line, email, fullName, outcome, message, invitationId = null }, rowIndex) => (
        <tr aria-rowindex={rowIndex} className={rowClass}>
          <td className="w-12 text-muted tabular-nums">{line}</td>
          <td className="wrap-anywhere">
            <Person invitationId={invitationId} organizationId={organizationId}>
              {fullName ?? email}
            </Person>
            {fullName ? <span className="block text-xs text-muted">{email}</span> : null}
          </td>
          <td>
            <OutcomeBadge isMade={invitationId !== null} outcome={outcome} />
            {message ? <span className="block text-xs wrap-anywhere text-muted">{message}</span> : null}
          </td>
        </tr>
      )}
    </LongTable>
  );
}

function Person({
  invitationId,
  organizationId,
  children,
}: {
  readonly invitationId: string | null;
  readonly organizationId: string | undefined;
  readonly children: string;
}) {
  const { can } = usePermissions();
  if (invitationId === null || organizationId === undefined || !can("invitation.view"))
    return <span className="font-medium">{children}</span>;
  return (
    <Link
      className={rowLinkClass}
      params={{ organizationId, invitationId }}
      to="/o/$organizationId/invitations/$invitationId"
    >
      {children}
    </Link>
  );
}
