import { useQuery } from "@tanstack/react-query";
import { duration } from "../../lib/moment.ts";
import { trpc } from "../../lib/trpc.ts";
import { usePermissions } from "../session/organization.ts";

/** How long an invitation stays open if nothing else is said, in words. */
export function useUsualExpiry(organizationId: string): string {
  const { can } = usePermissions();
  const { data } = useQuery({
    ...trpc.organizations.get.queryOptions({ organizationId }),
    enabled: can("organization.view"),
  });
  return data ? `${duration(data.defaultExpiryHours)} (default)` : "The organization's default";
}
