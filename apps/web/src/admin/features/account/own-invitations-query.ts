import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../lib/trpc.ts";

const counted = 9;

/** What waits for the caller's own answer, as far as a glance tells. */
export const ownInvitationsQuery = () =>
  trpc.account.invitations.queryOptions({ limit: counted }, { staleTime: 60_000 });

/** How many invitations wait for the caller's own answer: "2", "9+"; nothing where there are none. */
export function useWaitingCount(): string | null {
  const { data } = useQuery(ownInvitationsQuery());
  if (!data || data.items.length === 0) return null;
  return `${data.items.length}${data.nextCursor ? "+" : ""}`;
}
