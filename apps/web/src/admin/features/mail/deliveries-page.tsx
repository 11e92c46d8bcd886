import type { MailDelivery } from "@foyer/contract/mail";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { buttonClass } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { ExportLink } from "../../components/ui/export-link.tsx";
import { FilterBar, FilterSelect, StatusPills } from "../../components/ui/filter-bar.tsx";
import { List, NothingFound } from "../../components/ui/list.tsx";
import { SearchBox } from "../../components/ui/search-box.tsx";
import { pageAfter, usePagedQuery } from "../../lib/paged-query.ts";
import { useSelection } from "../../lib/selection.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { DeliveriesTable } from "./deliveries-table.tsx";
import { deliveryFilters } from "./delivery-filters.ts";
import { deliveryInput, lookAgainAt } from "./delivery-input.ts";
import { deliveryPurposes, deliveryStatuses } from "./delivery-status.tsx";
import { RetryBar } from "./retry-bar.tsx";

const here = "/signed-in/o/$organizationId/mail/frame/deliveries";

/** Every message, the newest first, and what became of it. */
export function DeliveriesPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const filters = deliveryInput(deliveryFilters(useSearch({ from: here })));
  const navigate = useNavigate();
  const input = { organizationId, ...filters };
  const listing = usePagedQuery<MailDelivery>({
    queryKey: trpc.mail.deliveries.list.infiniteQueryKey(input),
    load: (cursor, signal) =>
      client.mail.deliveries.list.query({ ...input, ...pageAfter(cursor) }, { signal }),
    lookAgain: lookAgainAt,
  });
  const { items } = listing;
  const mayRetry = can("mail.retry");
  const retriable = useMemo(
    () => (mayRetry ? (items ?? []).filter(({ canRetry }) => canRetry) : []),
    [items, mayRetry],
  );
  const selection = useSelection(useMemo(() => retriable.map(({ id }) => id), [retriable]));
  const toList = { to: "/o/$organizationId/mail/deliveries", params: { organizationId } } as const;

  return (
    <div className="grid gap-3">
      <FilterBar
        pills={
          <StatusPills
            statuses={deliveryStatuses}
            to={(status) => ({ ...toList, search: { ...filters, status } })}
          />
        }
      >
        <FilterSelect
          any="About anything"
          label="What it is about"
          onChoose={(purpose) => void navigate({ ...toList, search: { ...filters, purpose } })}
          options={deliveryPurposes}
          value={filters.purpose}
        />
        <SearchBox
          label="Search recipient"
          onSearch={(search) => void navigate({ ...toList, search: { ...filters, search }, replace: true })}
          value={filters.search ?? ""}
        />
        <ExportLink path={`/organizations/${organizationId}/mail/deliveries/export`} search={filters} />
      </FilterBar>
      <List
        empty={
          Object.values(filters).some(Boolean) ? (
            <NothingFound nouns="messages" onClear={() => void navigate({ ...toList, search: {} })} />
          ) : (
            <EmptyState
              action={
                <Link className={buttonClass()} params={{ organizationId }} to="/o/$organizationId/mail">
                  Send yourself a test
                </Link>
              }
              title="No message has left yet"
            >
              Once somebody is invited you see here what the mail server said, and what to do where it said
              no. A test first shows that mail leaves at all.
            </EmptyState>
          )
        }
        listing={listing}
        noun="message"
        nouns="messages"
      >
        {(deliveries) => (
          <div>
            {retriable.length > 0 ? <RetryBar deliveries={retriable} selection={selection} /> : null}
            <DeliveriesTable
              deliveries={deliveries}
              listing={listing}
              selection={retriable.length > 0 ? selection : null}
            />
          </div>
        )}
      </List>
    </div>
  );
}
