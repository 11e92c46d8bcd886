import type { MailDelivery } from "@foyer/contract/mail";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { rowClass, rowLinkClass, Table } from "../../components/ui/list.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import type { Selection } from "../../lib/selection.ts";
import { useOrganization } from "../session/organization.ts";
import { DeliveryStatusBadge, deliveryPurposes } from "./delivery-status.tsx";

const columns = [
  { label: "Message" },
  { label: "Status", className: "w-48 lg:w-72" },
  { label: "Attempts", className: "hidden w-20 md:table-cell" },
  { label: "When", className: "hidden w-36 md:table-cell" },
] as const;
const select = { label: "Select", className: "w-10 pr-0", silent: true } as const;

/** Messages, row by row; those that can be tried again can be chosen, where any can. */
export function DeliveriesTable({
  deliveries,
  selection,
}: {
  readonly deliveries: readonly MailDelivery[];
  readonly selection: Selection | null;
}): ReactNode {
  return (
    <Table heads={selection ? [select, ...columns] : columns} label="Messages">
      {deliveries.map((delivery) => (
        <DeliveryRow delivery={delivery} key={delivery.id} selection={selection} />
      ))}
    </Table>
  );
}

function DeliveryRow({
  delivery,
  selection,
}: {
  readonly delivery: MailDelivery;
  readonly selection: Selection | null;
}) {
  const { id: organizationId } = useOrganization();
  const { id: deliveryId, recipient, purpose, attempts, detail, status, changedAt, canRetry } = delivery;
  return (
    <tr className={`${rowClass} has-checked:bg-accent-wash`}>
      {selection ? (
        <td className="w-10 p-0!">
          {canRetry ? (
            // Above the row's own link.
            <label className="relative z-10 grid min-h-14 place-items-center">
              <input
                aria-label={`Select ${deliveryPurposes[purpose].label} to ${recipient}`}
                checked={selection.chosen.includes(deliveryId)}
                className="size-4 accent-accent pointer-coarse:size-6"
                onChange={({ currentTarget, nativeEvent }) =>
                  selection.choose(deliveryId, currentTarget.checked, withShift(nativeEvent))
                }
                type="checkbox"
              />
            </label>
          ) : null}
        </td>
      ) : null}
      <td>
        <Link
          className={rowLinkClass}
          params={{ organizationId, deliveryId }}
          to="/o/$organizationId/mail/deliveries/$deliveryId"
        >
          {recipient}
        </Link>
        <span className="block truncate text-xs text-muted">
          {deliveryPurposes[purpose].label}
          <span className="md:hidden">
            {" · "}
            <Moment at={changedAt} past />
          </span>
        </span>
      </td>
      <td className="w-32 sm:w-48 lg:w-72">
        <DeliveryStatusBadge delivery={delivery} />
        <Below delivery={delivery} />
        {detail && status !== "sent" ? (
          <span className="hidden truncate font-mono text-xs text-muted lg:block" title={detail}>
            {detail}
          </span>
        ) : null}
      </td>
      <td className="hidden text-muted tabular-nums md:table-cell">{attempts.toLocaleString("en")}</td>
      <td className="hidden text-muted md:table-cell">
        <Moment at={changedAt} date="below" past />
      </td>
    </tr>
  );
}

function Below({ delivery: { nextAttemptAt } }: { readonly delivery: MailDelivery }) {
  if (!nextAttemptAt) return null;
  return (
    <span className="block truncate text-xs text-muted">
      next <Moment at={nextAttemptAt} />
    </span>
  );
}

function withShift(event: Event): boolean {
  return event instanceof MouseEvent && event.shiftKey;
}
