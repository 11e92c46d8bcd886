import { trpc } from "../../lib/trpc.ts";

const shown = 12;

/** What happened lately: in an organization, or there to one person or invitation. */
export const recentActivityQuery = (organizationId: string, subjectId?: string) =>
  trpc.audit.list.queryOptions({ organizationId, ...(subjectId && { subjectId }), limit: shown });
