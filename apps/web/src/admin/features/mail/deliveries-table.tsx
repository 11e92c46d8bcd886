import type { MailDelivery } from "@foyer/contract/mail";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Listing, rowClass, rowLinkClass } from "../../components/ui/list.tsx";
import { LongTable } from "../../components/ui/long-table.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { SelectCell, selectHead } from "../../components/ui/select-cell.tsx";
import type { Selection } from "../../lib/selection.ts";
import { useOrganization } from "../session/organization.ts";
import { DeliveryStatusBadge, deliveryPurposes } from "./delivery-status.tsx";

const columns = [
  { label: "Message" },
  { label: "Status", className: "w-48 lg:w-72" },
  { label: "Attempts", className: "hidden w-20 md:table-cell" },
  { label: "When", className: "hidden w-36 md:table-cell" },
] as const;

const idOf = ({ id }: MailDelivery) => id;

/** Messages, row by row; those that can be tried again can be chosen, where any can. */
export function DeliveriesTable({
  deliveries,
  listing,
  selection,
}: {
  readonly deliveries: readonly MailDelivery[];
  readonly listing: Listing<MailDelivery>;
  readonly selection: Selection | null;
}): ReactNode {
  return (
    <LongTable
      heads={selection ? [selectHead, ...columns] : columns}
      items={deliveries}
      keyOf={idOf}
      label="Messages"
      listing={listing}
    >
      {(delivery, rowIndex) => <DeliveryRow delivery={delivery} rowIndex={rowIndex} selection={selection} />}
    </LongTable>
  );
}

function DeliveryRow({
  delivery,
  rowIndex,
  selection,
}: {
  readonly delivery: MailDelivery;
  readonly rowIndex: number;
  readonly selection: Selection | null;
}) {
  const { id: organizationId } = useOrganization();
  const { id: deliveryId, recipient, purpose, attempts, detail, status, changedAt, canRetry } = delivery;
  return (
    <tr aria-rowindex={rowIndex} className={`${rowClass} has-checked:bg-accent-wash`}>
      {selection ? (
        <SelectCell
          id={deliveryId}
          label={`Select ${deliveryPurposes[purpose].label} to ${recipient}`}
          selection={canRetry ? selection : null}
        />
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
