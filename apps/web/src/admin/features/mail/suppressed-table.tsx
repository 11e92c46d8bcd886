import type { Suppression } from "@foyer/contract/mail";
import type { ReactNode } from "react";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Table } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { suppressionReasons } from "./suppression-reasons.ts";

const cellsClass =
  "border-b last:border-b-0 [&>td]:py-2.5 [&>td]:pr-4 [&>td]:align-top [&>td:last-child]:pr-0";

/** Suppressed addresses, row by row. */
export function SuppressedTable({
  suppressions,
  onLift,
}: {
  readonly suppressions: readonly Suppression[];
  /** Null: the caller may not. */
  readonly onLift: ((suppression: Suppression) => void) | null;
}): ReactNode {
  return (
    <Table
      heads={[
        { label: "Address" },
        { label: "Since", className: "hidden w-36 md:table-cell" },
        { label: "What can be done", className: "w-28 sm:w-44", silent: true },
      ]}
      label="Suppressed addresses"
    >
      {suppressions.map((suppression) => (
        <SuppressedRow key={suppression.id} onLift={onLift} suppression={suppression} />
      ))}
    </Table>
  );
}

function SuppressedRow({
  suppression,
  onLift,
}: {
  readonly suppression: Suppression;
  readonly onLift: ((suppression: Suppression) => void) | null;
}) {
  const { address, reason, detail, createdAt, canLift } = suppression;
  const { label, icon, tone, meaning } = suppressionReasons[reason];
  return (
    <tr className={cellsClass}>
      <td>
        {address ? (
          <span className="block font-medium wrap-anywhere">{address}</span>
        ) : (
          <span className="block text-muted">An address that no invitation tells</span>
        )}
        <Badge icon={icon} tone={tone}>
          {label}
        </Badge>
        <span className="block text-xs text-muted">{meaning}</span>
        {detail ? <span className="block font-mono text-xs wrap-anywhere text-muted">{detail}</span> : null}
        <span className="block text-xs text-muted md:hidden">
          <Moment at={createdAt} past />
        </span>
      </td>
      <td className="hidden text-muted md:table-cell">
        <Moment at={createdAt} date="below" past />
      </td>
      <td className="w-28 text-right sm:w-44">
        {canLift && onLift ? (
          <Button
            aria-label={`Take off ${address ?? "this address"}`}
            onClick={() => onLift(suppression)}
            size="small"
          >
            Take off
          </Button>
        ) : null}
        {canLift ? null : <span className="text-xs text-muted">Theirs to take back</span>}
      </td>
    </tr>
  );
}
