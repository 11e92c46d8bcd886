import type { MailDelivery } from "@foyer/contract/mail";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { BackLink } from "../../components/ui/back-link.tsx";
import { buttonClass } from "../../components/ui/button.tsx";
import { type Fact, Facts } from "../../components/ui/facts.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { Page } from "../../components/ui/page.tsx";
import { PageOfOne } from "../../components/ui/page-of-one.tsx";
import { useNow } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { lookAgainAt } from "./delivery-input.ts";
import { DeliveryStatusBadge, deliveryPurposes } from "./delivery-status.tsx";
import { standingOf } from "./delivery-words.ts";
import { providers } from "./providers.ts";
import { RetryButton } from "./retry-button.tsx";

/** A message with all that is known of it, and what can be done about it now. */
export function DeliveryPage(): ReactNode {
  const { id: organizationId } = useOrganization();
  const { deliveryId } = useParams({ from: "/signed-in/o/$organizationId/mail/deliveries/$deliveryId" });
  const query = useQuery(
    trpc.mail.deliveries.get.queryOptions(
      { organizationId, deliveryId },
      { refetchInterval: ({ state }) => (state.data ? lookAgainAt([state.data]) : false) },
    ),
  );
  const above = (
    <BackLink params={{ organizationId }} to="/o/$organizationId/mail/deliveries">
      Deliveries
    </BackLink>
  );
  return (
    <PageOfOne
      above={above}
      missing="The address is wrong, or the message belongs somewhere else. The list has all that there are."
      noun="message"
      query={query}
    >
      {(delivery) => <KnownDelivery above={above} delivery={delivery} />}
    </PageOfOne>
  );
}

function KnownDelivery({ delivery, above }: { readonly delivery: MailDelivery; readonly above: ReactNode }) {
  const { id: organizationId } = useOrganization();
  const { recipient, purpose, invitationId, detail } = delivery;
  const { tone, what, advice } = standingOf(delivery, useNow());
  return (
    <Page
      above={above}
      actions={
        <>
          <RetryButton delivery={delivery} />
          <Link
            className={buttonClass()}
            params={{ organizationId, invitationId }}
            to="/o/$organizationId/invitations/$invitationId"
          >
            Open invitation
          </Link>
        </>
      }
      lead={
        <div className="grid gap-1">
          <p>{deliveryPurposes[purpose].label}</p>
          <DeliveryStatusBadge delivery={delivery} />
        </div>
      }
      narrow
      title={recipient}
    >
      <Notice title={what} tone={tone}>
        {advice}
      </Notice>
      {detail ? (
        <figure className="grid gap-1">
          <figcaption className="text-xs text-muted">What was said of it</figcaption>
          <pre className="rounded-control border bg-sunken px-3 py-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere">
            {detail}
          </pre>
        </figure>
      ) : null}
      <Facts facts={factsOf(delivery)} />
    </Page>
  );
}

function factsOf(delivery: MailDelivery): readonly Fact[] {
  const { recipient, invitee, provider, attempts, queuedAt, changedAt } = delivery;
  const { nextAttemptAt, deliveredAt, openedAt } = delivery;
  const facts: Fact[] = [{ name: "Attempts", value: attempts.toLocaleString("en") }];
  if (recipient !== invitee) facts.push({ name: "About the invitation to", value: invitee });
  if (provider) facts.push({ name: "Last tried by", value: providers[provider].label });
  facts.push({ name: "Asked for", value: <Moment at={queuedAt} date="beside" past /> });
  if (nextAttemptAt) facts.push({ name: "Next attempt", value: <Moment at={nextAttemptAt} date="beside" /> });
  facts.push({ name: "Last news", value: <Moment at={changedAt} date="beside" past /> });
  if (deliveredAt) facts.push({ name: "Arrived", value: <Moment at={deliveredAt} date="beside" past /> });
  if (openedAt) facts.push({ name: "Link first opened", value: <Moment at={openedAt} date="beside" past /> });
  return facts;
}
