import type { Webhook, WebhookDelivery } from "@foyer/contract/webhooks";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Listing, rowClass, rowLinkClass } from "../../components/ui/list.tsx";
import { LongTable } from "../../components/ui/long-table.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { useOrganization } from "../session/organization.ts";
import { WebhookDeliveryBadge } from "./delivery-status.tsx";
import { tookInWords } from "./delivery-words.ts";
import { webhookName } from "./webhook-name.ts";

const heads = [
  { label: "Event" },
  { label: "Status", className: "w-36 sm:w-44" },
  { label: "Answer", className: "hidden w-36 md:table-cell" },
  { label: "When", className: "hidden w-36 md:table-cell" },
] as const;

const idOf = ({ id }: WebhookDelivery) => id;

/** Deliveries, row by row, of these endpoints. `isOfOne`: whose they are needs not be said. */
export function WebhookDeliveriesTable({
  deliveries,
  listing,
  webhooks,
  isOfOne = false,
}: {
  readonly deliveries: readonly WebhookDelivery[];
  readonly listing: Listing<WebhookDelivery>;
  readonly webhooks: ReadonlyMap<string, Webhook>;
  readonly isOfOne?: boolean;
}): ReactNode {
  return (
    <LongTable heads={heads} items={deliveries} keyOf={idOf} label="Deliveries" listing={listing}>
      {(delivery, rowIndex) => (
        <DeliveryRow
          delivery={delivery}
          rowIndex={rowIndex}
          isNamed={!isOfOne}
          webhook={webhooks.get(delivery.webhookId) ?? null}
        />
      )}
    </LongTable>
  );
}

function DeliveryRow({
  delivery,
  rowIndex,
  webhook,
  isNamed,
}: {
  readonly delivery: WebhookDelivery;
  readonly rowIndex: number;
  readonly isNamed: boolean;
  readonly webhook: Webhook | null;
}) {
  const { id: organizationId } = useOrganization();
  const { id: webhookDeliveryId, type, at, nextAttemptAt, status } = delivery;
  const name = webhook && isNamed ? webhookName(webhook) : null;
  const isOff = webhook?.enabled === false;
  return (
    <tr aria-rowindex={rowIndex} className={rowClass}>
      <td>
        <Link
          className={rowLinkClass}
          params={{ organizationId, webhookDeliveryId }}
          to="/o/$organizationId/developers/deliveries/$webhookDeliveryId"
        >
          {type}
        </Link>
        <span className="block truncate text-xs text-muted empty:hidden">
          <span className="md:hidden">
            <Moment at={at} past />
            {name ? " · " : null}
          </span>
          {name}
        </span>
      </td>
      <td className="w-36 sm:w-44">
        <WebhookDeliveryBadge delivery={delivery} isOff={isOff} />
        {status === "pending" && nextAttemptAt && delivery.attempts > 0 ? (
          <span className="block truncate text-xs text-muted">
            next <Moment at={nextAttemptAt} />
          </span>
        ) : null}
      </td>
      <td className="hidden text-muted md:table-cell">
        <Answer delivery={delivery} />
      </td>
      <td className="hidden text-muted md:table-cell">
        <Moment at={at} date="below" past />
      </td>
    </tr>
  );
}

function Answer({
  delivery: { attempts, responseStatus, milliseconds, error },
}: {
  readonly delivery: WebhookDelivery;
}) {
  if (attempts === 0) return null;
  return (
    <span title={error ?? undefined}>
      <span className="block tabular-nums">{responseStatus ?? "None"}</span>
      {milliseconds === null ? null : (
        <span className="block text-xs tabular-nums">{tookInWords(milliseconds)}</span>
      )}
    </span>
  );
}
