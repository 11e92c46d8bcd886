import { trpc } from "../../lib/trpc.ts";

const shown = 6;

/** What waits for somebody, as the server sees it: not delivered, stuck, or about to expire. */
export const attentionQuery = (organizationId: string) =>
  trpc.invitations.list.queryOptions({ organizationId, attention: true, limit: shown });

/** What came of all invitations, and of the last month's day by day. */
export const statsQuery = (organizationId: string) =>
  trpc.invitations.stats.queryOptions({ organizationId, days: 30 });

export const waitingQuery = (organizationId: string) =>
  trpc.invitations.list.queryOptions({ organizationId, status: "pending", limit: shown });

export const joinedQuery = (organizationId: string) =>
  trpc.invitations.list.queryOptions({ organizationId, status: "accepted", limit: shown });
