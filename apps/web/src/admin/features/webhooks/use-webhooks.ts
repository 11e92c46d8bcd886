import type { Webhook } from "@foyer/contract/webhooks";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";

/** The organization's endpoints by their ids, as far as one page goes; none while they are on their way. */
export function useWebhooks(): ReadonlyMap<string, Webhook> {
  const { id: organizationId } = useOrganization();
  const { data } = useQuery(trpc.webhooks.list.queryOptions({ organizationId, limit: 100 }));
  return new Map(data?.items.map((webhook) => [webhook.id, webhook]));
}
