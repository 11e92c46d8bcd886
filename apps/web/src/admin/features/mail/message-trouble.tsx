import type { DeliveryStatus, InvitationDetails } from "@foyer/contract/invitations";
import type { Suppression } from "@foyer/contract/mail";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { buttonClass } from "../../components/ui/button.tsx";
import { Moment } from "../../components/ui/moment.tsx";
import { plural } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";
import { lookAgainAt } from "./delivery-input.ts";
import { RetryButton } from "./retry-button.tsx";

/**
 * About an invitation whose newest message did not get through: when it is tried next, whether the address is suppressed, and
 * the ways on. For those who see the organization's e-mail.
 */
export function MessageTrouble({
  invitation: { id: invitationId, email },
  status,
}: {
  readonly invitation: Pick<InvitationDetails, "id" | "email">;
  readonly status: DeliveryStatus;
}): ReactNode {
  const { id: organizationId } = useOrganization();
  const messages = useQuery(
    trpc.mail.deliveries.list.queryOptions(
      { organizationId, invitationId },
      { refetchInterval: ({ state }) => lookAgainAt(state.data?.items ?? []) },
    ),
  );
  const isFinal = status === "bounced" || status === "withdrawn";
  const suppressed = useQuery(
    trpc.mail.suppressions.list.queryOptions({ organizationId, email, limit: 1 }, { enabled: isFinal }),
  );
  const message = messages.data?.items.find((each) => each.recipient === email && each.status === status);
  const suppression = isFinal ? suppressed.data?.items[0] : undefined;
  return (
    <>
      {message?.nextAttemptAt ? (
        <p className="basis-full">
          {plural(message.attempts, "attempt")} so far; the next one <Moment at={message.nextAttemptAt} />.
        </p>
      ) : null}
      {suppression ? (
        <p className="basis-full">
          {suppressionWords(suppression)}{" "}
          <Link
            className="rounded-control underline decoration-edge underline-offset-3 hover:decoration-ink"
            params={{ organizationId }}
            search={{ email }}
            to="/o/$organizationId/mail/suppressed"
          >
            See suppressed addresses
          </Link>
        </p>
      ) : null}
      {message ? (
        <>
          <RetryButton delivery={message} size="small" />
          <Link
            className={buttonClass({ size: "small" })}
            params={{ organizationId, deliveryId: message.id }}
            to="/o/$organizationId/mail/deliveries/$deliveryId"
          >
            See the message
          </Link>
        </>
      ) : null}
    </>
  );
}

function suppressionWords({ reason }: Suppression): string {
  switch (reason) {
    case "bounced":
      return "Since then the address is suppressed: reminders and resends to it are refused. Trying this message again takes it off.";
    case "added":
      return "Somebody of your team has suppressed this address. Take it off that list before anything is sent to it.";
    case "complained":
    case "unsubscribed":
      return "They asked for no more invitations from here, and only they can take that back.";
    default:
      return reason satisfies never;
  }
}
