import type { Webhook, WebhookDelivery } from "@foyer/contract/webhooks";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { List } from "../../components/ui/list.tsx";
import { Section } from "../../components/ui/page.tsx";
import { usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { WebhookDeliveriesTable } from "./deliveries-table.tsx";
import { lookAgainAt } from "./delivery-input.ts";

const shown = 10;

/** What an endpoint was sent last, and the way to all of it. */
export function LatestDeliveries({ webhook }: { readonly webhook: Webhook }): ReactNode {
  const { organizationId, id: webhookId } = webhook;
  const input = { organizationId, webhookId, limit: shown };
  const listing = usePagedQuery<WebhookDelivery>({
    queryKey: trpc.webhooks.deliveries.list.infiniteQueryKey(input),
    load: async (_, signal) => ({
      ...(await client.webhooks.deliveries.list.query(input, { signal })),
      nextCursor: null, // the rest is on a page of its own
    }),
    lookAgain: lookAgainAt,
  });
  return (
    <Section
      action={
        <Link
          className="rounded-control text-sm text-muted underline decoration-edge underline-offset-3 hover:text-ink"
          params={{ organizationId }}
          search={{ webhookId }}
          to="/o/$organizationId/developers/deliveries"
        >
          All deliveries
        </Link>
      }
      title="What it was sent last"
    >
      <List
        empty={
          <p className="text-sm text-muted">
            Nothing yet. {webhook.enabled ? "Send" : "Switch it on and send"} a test, and see here what the
            endpoint answers.
          </p>
        }
        listing={listing}
        noun="delivery"
        nouns="deliveries"
      >
        {(deliveries) => (
          <WebhookDeliveriesTable
            deliveries={deliveries}
            listing={listing}
            isOfOne
            webhooks={new Map([[webhookId, webhook]])}
          />
        )}
      </List>
    </Section>
  );
}
