import type { Webhook } from "@foyer/contract/webhooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { BackLink } from "../../components/ui/back-link.tsx";
import { Beside } from "../../components/ui/beside.tsx";
import { type Fact, Facts } from "../../components/ui/facts.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Page, Section } from "../../components/ui/page.tsx";
import { PageOfOne } from "../../components/ui/page-of-one.tsx";
import { trpc } from "../../lib/trpc.ts";
import { eventsInWords } from "./event-types.ts";
import { LatestDeliveries } from "./latest-deliveries.tsx";
import { TestOutcome } from "./test-outcome.tsx";
import { WebhookActions } from "./webhook-actions.tsx";
import { webhookName } from "./webhook-name.ts";
import { WebhookNotice } from "./webhook-notice.tsx";
import { WebhookSecret } from "./webhook-secret.tsx";
import { stateOf, WebhookStateBadge } from "./webhook-state.tsx";

/** An endpoint: how it stands, what it was sent last, and what can be done with it. */
export function WebhookPage(): ReactNode {
  const params = useParams({ from: "/signed-in/o/$organizationId/developers/webhooks/$webhookId" });
  const query = useQuery(trpc.webhooks.get.queryOptions(params));
  const above = (
    <BackLink params={params} to="/o/$organizationId/developers/webhooks">
      Webhooks
    </BackLink>
  );
  return (
    <PageOfOne
      above={above}
      missing="The address is wrong, or the endpoint was removed. The list has all that there are."
      noun="endpoint"
      query={query}
    >
      {(webhook) => <KnownWebhook above={above} key={webhook.id} webhook={webhook} />}
    </PageOfOne>
  );
}

function KnownWebhook({ webhook, above }: { readonly webhook: Webhook; readonly above: ReactNode }) {
  const [tested, setTested] = useState<string | null>(null);
  return (
    <Page
      above={above}
      actions={<WebhookActions onTested={setTested} webhook={webhook} />}
      lead={
        <div className="grid gap-1">
          {webhook.description ? <p className="wrap-anywhere">{webhook.url}</p> : null}
          <WebhookStateBadge webhook={webhook} />
        </div>
      }
      title={webhookName(webhook)}
    >
      <Beside
        facts={
          <>
            <Section title="Details">
              <Facts facts={factsOf(webhook)} />
            </Section>
            <WebhookSecret webhook={webhook} />
          </>
        }
      >
        {/* What became of the test says it already. */}
        {tested && stateOf(webhook) === "failing" ? null : <WebhookNotice webhook={webhook} />}
        {tested ? (
          <TestOutcome deliveryId={tested} key={tested} organizationId={webhook.organizationId} />
        ) : null}
        <LatestDeliveries webhook={webhook} />
      </Beside>
    </Page>
  );
}

function factsOf({ id, organizationId, url, events, createdAt, updatedAt }: Webhook): readonly Fact[] {
  return [
    { name: "Address", value: url },
    {
      name: "Told of",
      value:
        events.length === 0 ? (
          eventsInWords(events)
        ) : (
          <ul className="grid gap-0.5">
            {events.map((type) => (
              <li key={type}>{type}</li>
            ))}
          </ul>
        ),
    },
    { name: "Added", value: <Moment at={createdAt} date="beside" past /> },
    { name: "Last changed", value: <Moment at={updatedAt} date="beside" past /> },
    {
      name: "By whom",
      value: (
        <Link
          className="rounded-control underline decoration-edge underline-offset-3 hover:decoration-ink"
          params={{ organizationId }}
          search={{ about: id }}
          to="/o/$organizationId/audit"
        >
          In the audit log
        </Link>
      ),
    },
  ];
}
