import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useEffect } from "react";
import { Moment } from "../../components/ui/moment.tsx";
import { Notice } from "../../components/ui/notice.tsx";
import { trpc } from "../../lib/trpc.ts";
import { answerInWords } from "./delivery-words.ts";
import { refreshWebhooks } from "./refresh-webhooks.ts";

const milliseconds = 1_000; // until it is looked at again

/** What becomes of a test: it is followed until the endpoint has answered, or has not. */
export function TestOutcome({
  organizationId,
  deliveryId,
}: {
  readonly organizationId: string;
  readonly deliveryId: string;
}): ReactNode {
  const { data } = useQuery(
    trpc.webhooks.deliveries.get.queryOptions(
      { organizationId, webhookDeliveryId: deliveryId },
      { refetchInterval: ({ state }) => state.data?.attempts === 0 && milliseconds },
    ),
  );
  const isTried = (data?.attempts ?? 0) > 0;
  useEffect(() => {
    if (isTried) void refreshWebhooks();
  }, [isTried]);
  if (!data || !isTried) {
    return (
      <p className="text-sm text-muted" role="status">
        Waiting for the endpoint's answer, 15 seconds at the longest.
      </p>
    );
  }
  const { status, error, nextAttemptAt } = data;
  return (
    <Notice
      action={
        <Link
          className="rounded-control underline decoration-edge underline-offset-3 hover:decoration-ink"
          params={{ organizationId, webhookDeliveryId: deliveryId }}
          to="/o/$organizationId/developers/deliveries/$webhookDeliveryId"
        >
          What was sent and answered
        </Link>
      }
      live
      title={status === "delivered" ? "The test arrived." : "The test did not arrive."}
      tone={status === "delivered" ? "good" : "bad"}
    >
      {status === "delivered" ? answerInWords(data) : error}
      {nextAttemptAt ? (
        <>
          {" "}
          Foyer tries again <Moment at={nextAttemptAt} />.
        </>
      ) : null}
    </Notice>
  );
}
