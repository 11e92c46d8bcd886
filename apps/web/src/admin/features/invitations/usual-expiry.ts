import { useQuery } from "@tanstack/react-query";
import { duration } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { useOrganization } from "../session/organization.ts";

/** How long an invitation stays open if nothing else is said, in words. */
export function useUsualExpiry(): string {
  const { id: organizationId } = useOrganization();
  const { data } = useQuery(trpc.organizations.get.queryOptions({ organizationId }));
  return data ? `${duration(data.defaultExpiryHours)} (default)` : "The organization's default";
}
