import type { WebhookDelivery } from "@foyer/contract/webhooks";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { buttonClass } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { FilterBar, FilterSelect, StatusPills } from "../../components/ui/filter-bar.tsx";
import { List, NothingFound } from "../../components/ui/list.tsx";
import { pageAfter, usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { WebhookDeliveriesTable } from "./deliveries-table.tsx";
import { webhookDeliveryFilters } from "./delivery-filters.ts";
import { lookAgainAt, webhookDeliveryInput } from "./delivery-input.ts";
import { webhookDeliveryStatuses } from "./delivery-status.tsx";
import { eventNames } from "./event-types.ts";
import { useWebhooks } from "./use-webhooks.ts";
import { webhookName } from "./webhook-name.ts";

const here = "/signed-in/o/$organizationId/developers/frame/deliveries";

/** Everything that endpoints were sent, the newest first, and what became of it. */
export function WebhookDeliveriesPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const filters = webhookDeliveryInput(webhookDeliveryFilters(useSearch({ from: here })));
  const navigate = useNavigate();
  const webhooks = useWebhooks();
  const input = { organizationId, ...filters };
  const listing = usePagedQuery<WebhookDelivery>({
    queryKey: trpc.webhooks.deliveries.list.infiniteQueryKey(input),
    load: (cursor, signal) =>
      client.webhooks.deliveries.list.query({ ...input, ...pageAfter(cursor) }, { signal }),
    lookAgain: lookAgainAt,
  });
  const toList = { to: "/o/$organizationId/developers/deliveries", params: { organizationId } } as const;
  const endpoints: Readonly<Record<string, { readonly label: string }>> = {
    // One that is not among those that are known is filtered by all the same.
    ...(filters.webhookId && { [filters.webhookId]: { label: "One endpoint" } }),
    ...Object.fromEntries([...webhooks.values()].map((each) => [each.id, { label: webhookName(each) }])),
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <FilterBar
        pills={
          <StatusPills
            statuses={webhookDeliveryStatuses}
            to={(status) => ({ ...toList, search: { ...filters, status } })}
          />
        }
      >
        <FilterSelect
          any="Any endpoint"
          label="Endpoint"
          onChoose={(webhookId) => void navigate({ ...toList, search: { ...filters, webhookId } })}
          options={endpoints}
          value={filters.webhookId}
        />
        <FilterSelect
          any="Any event"
          label="Event"
          onChoose={(type) => void navigate({ ...toList, search: { ...filters, type } })}
          options={eventNames}
          value={filters.type}
        />
      </FilterBar>
      <List
        empty={
          Object.values(filters).some(Boolean) ? (
            <NothingFound nouns="deliveries" onClear={() => void navigate({ ...toList, search: {} })} />
          ) : (
            <EmptyState
              action={
                <Link
                  className={buttonClass()}
                  params={{ organizationId }}
                  to="/o/$organizationId/developers/webhooks"
                >
                  {webhooks.size === 0 ? "Add an endpoint" : "Go to the endpoints"}
                </Link>
              }
              title="Nothing was sent yet"
            >
              {webhooks.size === 0
                ? "Add an endpoint first. From then on you see here what it was sent, and what it answered."
                : "As soon as something happens you see here what was sent, and what the endpoint answered. A test shows it at once."}
            </EmptyState>
          )
        }
        listing={listing}
        noun="delivery"
        nouns="deliveries"
      >
        {(deliveries) => (
          <WebhookDeliveriesTable deliveries={deliveries} listing={listing} webhooks={webhooks} />
        )}
      </List>
    </div>
  );
}
