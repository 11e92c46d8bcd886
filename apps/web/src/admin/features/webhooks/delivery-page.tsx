import type { WebhookDeliveryDetails } from "@foyer/contract/webhooks";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BackLink } from "../../components/ui/back-link.tsx";
import { Beside } from "../../components/ui/beside.tsx";
import { CodeBlock } from "../../components/ui/code-block.tsx";
import { type Fact, Facts } from "../../components/ui/facts.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { Page, Section } from "../../components/ui/page.tsx";
import { PageOfOne } from "../../components/ui/page-of-one.tsx";
import { oneOf } from "../../lib/search-params.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { lookAgainAt } from "./delivery-input.ts";
import { WebhookDeliveryBadge } from "./delivery-status.tsx";
import { standingOf, tookInWords } from "./delivery-words.ts";
import { eventNames } from "./event-types.ts";
import { RedeliverButton } from "./redeliver-button.tsx";
import { webhookName } from "./webhook-name.ts";

const linkClass = "rounded-control underline decoration-edge underline-offset-3 hover:decoration-ink";

/** What an endpoint was sent, what it answered, and the way to send it once more. */
export function WebhookDeliveryPage(): ReactNode {
  const params = useParams({
    from: "/signed-in/o/$organizationId/developers/deliveries/$webhookDeliveryId",
  });
  const query = useQuery(
    trpc.webhooks.deliveries.get.queryOptions(params, {
      refetchInterval: ({ state }) => (state.data ? lookAgainAt([state.data]) : false),
    }),
  );
  const above = (
    <BackLink params={params} to="/o/$organizationId/developers/deliveries">
      Deliveries
    </BackLink>
  );
  return (
    <PageOfOne
      above={above}
      missing="The address is wrong, or its endpoint was removed. The list has all that there are."
      noun="delivery"
      query={query}
    >
      {(delivery) => <KnownDelivery above={above} delivery={delivery} />}
    </PageOfOne>
  );
}

function KnownDelivery({
  delivery,
  above,
}: {
  readonly delivery: WebhookDeliveryDetails;
  readonly above: ReactNode;
}) {
  const { id: organizationId } = useOrganization();
  const { webhookId, type, nextAttemptAt, payload } = delivery;
  const { data: webhook } = useQuery(trpc.webhooks.get.queryOptions({ organizationId, webhookId }));
  const known = oneOf(type, eventNames); // a newer server may send others
  const isOff = webhook?.enabled === false;
  const { tone, what, advice } = standingOf(delivery, isOff);
  return (
    <Page
      above={above}
      actions={<RedeliverButton delivery={delivery} isOff={isOff} />}
      lead={
        <div className="grid gap-1">
          {known ? <p>{eventNames[known].when}</p> : null}
          <WebhookDeliveryBadge delivery={delivery} isOff={isOff} />
        </div>
      }
      title={type}
    >
      <Beside
        facts={
          <Section title="Details">
            <Facts
              facts={[
                {
                  name: "Endpoint",
                  value: (
                    <Link
                      className={linkClass}
                      params={{ organizationId, webhookId }}
                      to="/o/$organizationId/developers/webhooks/$webhookId"
                    >
                      {webhook ? webhookName(webhook) : "Its page"}
                    </Link>
                  ),
                },
                ...factsOf(delivery, organizationId),
              ]}
            />
          </Section>
        }
      >
        <Notice title={what} tone={tone}>
          {advice}
          {delivery.attempts > 0 && nextAttemptAt ? (
            <>
              {" "}
              The next attempt is <Moment at={nextAttemptAt} />.
            </>
          ) : null}
        </Notice>
        <CodeBlock code={JSON.stringify(payload, null, 2)} title="What is posted" what="payload" />
        <LastAnswer delivery={delivery} />
      </Beside>
    </Page>
  );
}

function LastAnswer({ delivery }: { readonly delivery: WebhookDeliveryDetails }) {
  const { attempts, responseStatus, responseBody, milliseconds } = delivery;
  if (attempts === 0) return null;
  const took = milliseconds === null ? "" : `, after ${tookInWords(milliseconds)}`;
  return (
    <Section title="The last answer">
      <p className="text-sm text-muted tabular-nums">
        {responseStatus === null ? `None${took}` : `Status ${responseStatus}${took}`}
      </p>
      {responseBody ? (
        <pre
          aria-label="Body of the answer"
          className="rounded-control bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere"
        >
          {responseBody}
        </pre>
      ) : null}
    </Section>
  );
}

function factsOf(delivery: WebhookDeliveryDetails, organizationId: string): readonly Fact[] {
  const { type, subjectId, eventId, attempts, nextAttemptAt, at, changedAt } = delivery;
  const facts: Fact[] = [];
  if (type.startsWith("invitation."))
    facts.push({
      name: "About",
      value: (
        <Link
          className={linkClass}
          params={{ organizationId, invitationId: subjectId }}
          to="/o/$organizationId/invitations/$invitationId"
        >
          This invitation
        </Link>
      ),
    });
  facts.push(
    { name: "Happened", value: <Moment at={at} date="beside" past /> },
    { name: "Attempts", value: attempts.toLocaleString("en") },
  );
  if (nextAttemptAt) facts.push({ name: "Next attempt", value: <Moment at={nextAttemptAt} date="beside" /> });
  facts.push(
    { name: "Last news", value: <Moment at={changedAt} date="beside" past /> },
    {
      name: "Header webhook-id, the same at every attempt",
      value: <code className="font-mono text-xs">{eventId}</code>,
    },
  );
  return facts;
}
