import type { Webhook } from "@foyer/contract/webhooks";
import { Link } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { type ReactNode, Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/empty-state.tsx";
import { List, rowClass, rowLinkClass, Table } from "../../components/ui/list.tsx";
import { lazyPart } from "../../lib/lazy-part.ts";
import { pageAfter, usePagedQuery } from "../../lib/paged-query.ts";
import { client, trpc } from "../../lib/trpc.ts";
import { useOrganization, usePermissions } from "../session/organization.ts";
import { eventsInWords } from "./event-types.ts";
import { shortUrl, webhookName } from "./webhook-name.ts";
import { WebhookStateBadge } from "./webhook-state.tsx";

const NewWebhook = lazyPart(async () => (await import("./new-webhook.tsx")).NewWebhook);

/** The programs that are told what happens. */
export function WebhooksPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { can } = usePermissions();
  const [adding, setAdding] = useState(false);
  const input = { organizationId };
  const listing = usePagedQuery<Webhook>({
    queryKey: trpc.webhooks.list.infiniteQueryKey(input),
    load: (cursor, signal) => client.webhooks.list.query({ ...input, ...pageAfter(cursor) }, { signal }),
  });
  const add = can("webhook.update") ? (
    <Button onClick={() => setAdding(true)} variant="primary">
      <Plus aria-hidden="true" />
      Add endpoint
    </Button>
  ) : null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <p className="max-w-2xl text-sm text-muted">
          An endpoint is an address of yours that Foyer posts to whenever something happens: signed, in order,
          and again for three days until it answers.
        </p>
        {listing.items && listing.items.length > 0 ? add : null}
      </div>
      <List
        empty={
          <EmptyState action={add} title="Nobody is told yet">
            Let a program of yours know when somebody accepts, declines or leaves. Add its address, keep the
            secret that you get, and send a test.
          </EmptyState>
        }
        listing={listing}
        noun="endpoint"
        nouns="endpoints"
      >
        {(webhooks) => (
          <Table
            heads={[
              { label: "Endpoint" },
              { label: "Told of", className: "hidden w-64 md:table-cell" },
              { label: "State", className: "w-36 sm:w-44" },
            ]}
            label="Endpoints"
          >
            {webhooks.map((webhook) => (
              <WebhookRow key={webhook.id} webhook={webhook} />
            ))}
          </Table>
        )}
      </List>
      <Suspense>{adding ? <NewWebhook onClose={() => setAdding(false)} /> : null}</Suspense>
    </div>
  );
}

function WebhookRow({ webhook }: { readonly webhook: Webhook }) {
  const { organizationId, id: webhookId, url, description, events } = webhook;
  return (
    <tr className={rowClass}>
      <td>
        <Link
          className={rowLinkClass}
          params={{ organizationId, webhookId }}
          to="/o/$organizationId/developers/webhooks/$webhookId"
        >
          {webhookName(webhook)}
        </Link>
        {description ? (
          <span className="block truncate text-xs text-muted" title={url}>
            {shortUrl(url)}
          </span>
        ) : null}
        <span className="block truncate text-xs text-muted md:hidden">{eventsInWords(events)}</span>
      </td>
      <td className="hidden text-muted md:table-cell">
        <span className="block truncate" title={events.join(", ")}>
          {eventsInWords(events)}
        </span>
      </td>
      <td className="w-36 sm:w-44">
        <WebhookStateBadge webhook={webhook} />
      </td>
    </tr>
  );
}
